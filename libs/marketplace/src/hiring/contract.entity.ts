import { type ProcessActor } from '@sidecrew/platform';
import type { Currency } from '@sidecrew/money';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { contractProcess, type ContractState, type ContractStep } from '../contract.process.js';
import { stepOrRefuse } from '../step-or-refuse.js';

/** The copy of fees and timers that a contract is held to for life. */
export interface AgreedTerms {
  readonly ownerFeeBasisPoints: number;
  readonly expertFeeBasisPoints: number;
  /** 3 to 14. */
  readonly reviewDays: number;
  readonly clearingDays: number;
}

/** What owner and expert agreed on: one task, one bid version, one currency for life. */
@Entity('contracts')
export class Contract {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('uuid', { name: 'bid_id' }) bidId: string;
  @Column('int', { name: 'task_version' }) taskVersion: number;
  @Column('int', { name: 'bid_version' }) bidVersion: number;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('uuid', { name: 'expert_id' }) expertId: string;
  @Column('varchar') state: ContractState;
  @Column('varchar') currency: Currency;
  @Column('text') title: string;
  @Column('jsonb') terms: AgreedTerms;
  /** The task's checklist as it was agreed: `[{ id, text }]`. */
  @Column('jsonb') checklist: readonly { readonly id: string; readonly text: string }[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: string | null;

  /** Moves along the process table; a missing row is a refusal that names the state. */
  take(step: ContractStep, by: ProcessActor, to?: ContractState): void {
    this.state = stepOrRefuse('contract', () => contractProcess.step(step, this.state, by, to));
  }
}
