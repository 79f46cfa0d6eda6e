import { minorUnits, type ProcessActor } from '@sidecrew/platform';
import { type Currency, Money } from '@sidecrew/money';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { milestoneProcess, type MilestoneState, type MilestoneStep } from '../milestone.process.js';
import { stepOrRefuse } from '../step-or-refuse.js';

/** One piece of a contract that is funded, delivered and paid on its own. */
@Entity('milestones')
export class Milestone {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  /** The milestone that was funded; itself until it is divided. Ledger accounts and charges belong to this one. */
  @Column('uuid', { name: 'root_id' }) rootId: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  /** Its place in the contract, from 1; children share their root's. */
  @Column('int') n: number;
  @Column('text') title: string;
  @Column('bigint', { name: 'amount_minor', transformer: minorUnits }) amountMinor: bigint;
  @Column('varchar') currency: Currency;
  @Column('int') days: number;
  @Column('varchar') state: MilestoneState;
  /** Grows with every step; part of each money intent's business key. */
  @Column('int') version: number;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { name: 'funded_at', nullable: true }) fundedAt: Date | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) approvedAt: Date | null;
  @Column('boolean', { name: 'auto_approved' }) autoApproved: boolean;
  @Column('int', { name: 'change_rounds' }) changeRounds: number;
  @Column('boolean', { name: 'review_extended' }) reviewExtended: boolean;
  /** Where it stood before a refund request, dispute or freeze took it aside. */
  @Column('varchar', { name: 'stood_in', nullable: true }) stoodIn: MilestoneState | null;
  /** Deadlines that were stopped then: kind and milliseconds that were left. */
  @Column('jsonb', { name: 'stopped_deadlines', nullable: true }) stoppedDeadlines: Readonly<Record<string, number>> | null;
  @Column('text', { name: 'blocked_because', nullable: true }) blockedBecause: string | null;
  /** Both fees as they were posted at the release decision; null before. */
  @Column('bigint', { name: 'expert_fee_minor', nullable: true, transformer: minorUnits }) expertFeeMinor: bigint | null;
  @Column('bigint', { name: 'owner_fee_minor', nullable: true, transformer: minorUnits }) ownerFeeMinor: bigint | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;

  get amount(): Money {
    return Money.of(this.amountMinor, this.currency);
  }

  /** Moves along the process table; a missing row is a refusal that names the state. */
  take(step: MilestoneStep, by: ProcessActor, to?: MilestoneState): void {
    this.state = stepOrRefuse('milestone', () => milestoneProcess.step(step, this.state, by, to));
    this.version += 1;
  }
}
