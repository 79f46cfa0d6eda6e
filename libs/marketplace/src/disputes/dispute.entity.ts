import { minorUnits, type ProcessActor } from '@sidecrew/platform';
import { type Currency, Money } from '@sidecrew/money';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Party } from '../hiring/contract.policy.js';
import type { MilestoneState } from '../milestone.process.js';
import { stepOrRefuse } from '../step-or-refuse.js';
import { disputeProcess, type DisputeState, type DisputeStep } from './dispute.process.js';
import { type Split, SplitDoesNotSum } from './split.js';

export const disputeReasons = ['late', 'not_as_agreed', 'not_delivered', 'other', 'payment', 'quality', 'scope'] as const;
export type DisputeReason = (typeof disputeReasons)[number];

export const outcomeKinds = ['withdrawn', 'split_accepted', 'proposal_accepted', 'proposal_by_silence', 'decided', 'charged_back'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** A disagreement about the held money of one milestone, and what became of it. */
@Entity('disputes')
export class Dispute {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('uuid', { name: 'milestone_id' }) milestoneId: string;
  @Column('varchar') state: DisputeState;
  @Column('varchar', { name: 'opened_by' }) openedBy: Party;
  @Column('varchar') reason: DisputeReason;
  @Column('bigint', { name: 'held_minor', transformer: minorUnits }) heldMinor: bigint;
  @Column('varchar') currency: Currency;
  /** Where the milestone stood, and goes back to when the dispute is withdrawn. */
  @Column('varchar', { name: 'stood_in' }) stoodIn: MilestoneState;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'negotiating_since', nullable: true }) negotiatingSince: Date | null;
  @Column('uuid', { name: 'mediator_id', nullable: true }) mediatorId: string | null;
  /** The one place where the outcome stands: agreed, proposed and accepted, or ruled. */
  @Column('bigint', { name: 'owner_share_minor', nullable: true, transformer: minorUnits }) ownerShareMinor: bigint | null;
  @Column('bigint', { name: 'expert_share_minor', nullable: true, transformer: minorUnits }) expertShareMinor: bigint | null;
  @Column('varchar', { name: 'outcome_kind', nullable: true }) outcomeKind: OutcomeKind | null;
  @Column('varchar', { name: 'lost_by', nullable: true }) lostBy: Party | null;
  @Column('timestamptz', { name: 'owner_waived_at', nullable: true }) ownerWaivedAt: Date | null;
  @Column('timestamptz', { name: 'expert_waived_at', nullable: true }) expertWaivedAt: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;

  get held(): Money {
    return Money.of(this.heldMinor, this.currency);
  }

  /** Moves along the process table; where it has no such row, the person learns the state that stands now. */
  take(step: DisputeStep, by: ProcessActor, to?: DisputeState): void {
    this.state = stepOrRefuse('dispute', () => disputeProcess.step(step, this.state, by, to));
  }

  /** The shares must be the held money, no cent more or less. */
  mustSum(split: Split): void {
    const { owner, expert } = split;
    const sums = owner.currency === this.currency && expert.currency === this.currency && owner.plus(expert).minor === this.heldMinor;
    if (!sums) throw new SplitDoesNotSum(this.held);
  }

  concludeWith(split: Split, kind: OutcomeKind): void {
    this.mustSum(split);
    this.ownerShareMinor = split.owner.minor;
    this.expertShareMinor = split.expert.minor;
    this.outcomeKind = kind;
    // Who agrees loses nothing; a ruling is lost by whoever gets the smaller part.
    const difference = split.owner.minor - split.expert.minor;
    this.lostBy = kind !== 'decided' || difference === 0n ? null : difference > 0n ? 'expert' : 'owner';
  }

  get outcome(): Split | null {
    if (this.ownerShareMinor === null || this.expertShareMinor === null) return null;
    return { owner: Money.of(this.ownerShareMinor, this.currency), expert: Money.of(this.expertShareMinor, this.currency) };
  }
}
