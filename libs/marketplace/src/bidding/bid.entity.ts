import { minorUnits, type ProcessActor } from '@sidecrew/platform';
import { type Currency, Money } from '@sidecrew/money';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { stepOrRefuse } from '../step-or-refuse.js';
import { bidProcess, type BidState, type BidStep } from './bid.process.js';

export const aiDeclarations = ['none', 'outlines', 'assisted'] as const;
export type AiDeclaration = (typeof aiDeclarations)[number];

/** A piece of the work as it is bid for; amounts as text, since they live in JSON. */
export interface PlannedPiece {
  readonly title: string;
  readonly amountMinor: string;
  readonly days: number;
}

/** A counter-offer on the table. It becomes the bid's own terms only when the other side accepts it. */
export interface CounterOffer {
  readonly by: 'owner' | 'expert';
  readonly at: string;
  readonly priceMinor: string;
  readonly days: number;
  readonly milestones: readonly PlannedPiece[];
  readonly note: string | null;
}

/** What an expert offers to do a task for. Sealed: only the expert, the task's owner and admins see it. */
@Entity('bids')
export class Bid {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('uuid', { name: 'expert_id' }) expertId: string;
  @Column('varchar') state: BidState;
  /** Grows with every change of the terms; an offer cites it. */
  @Column('int') version: number;
  /** The version of the task that the expert read. */
  @Column('int', { name: 'task_version' }) taskVersion: number;
  @Column('varchar') currency: Currency;
  @Column('bigint', { name: 'price_minor', transformer: minorUnits }) priceMinor: bigint;
  @Column('int') days: number;
  @Column('jsonb') milestones: readonly PlannedPiece[];
  @Column('text') message: string;
  @Column('varchar', { name: 'ai_declaration' }) aiDeclaration: AiDeclaration;
  @Column('uuid', { name: 'sample_ids', array: true }) sampleIds: string[];
  /** How many counter-offers were made, by both sides. */
  @Column('int') round: number;
  @Column('jsonb', { nullable: true }) counter: CounterOffer | null;
  @Column('varchar', { name: 'decline_reason', nullable: true }) declineReason: string | null;
  @Column('text', { name: 'decline_note', nullable: true }) declineNote: string | null;
  @Column('uuid', { name: 'thread_id' }) threadId: string;
  /** Set when the offer was accepted. */
  @Column('uuid', { name: 'contract_id', nullable: true }) contractId: string | null;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  @Column('timestamptz', { name: 'terms_at' }) termsAt: Date;
  @Column('timestamptz', { name: 'offered_at', nullable: true }) offeredAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;

  get price(): Money {
    return Money.of(this.priceMinor, this.currency);
  }

  /** Moves along the process table; a missing row is a refusal that names the state. */
  take(step: BidStep, by: ProcessActor, to?: BidState): void {
    this.state = stepOrRefuse('bid', () => bidProcess.step(step, this.state, by, to));
  }
}
