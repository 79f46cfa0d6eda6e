import { minorUnits, type ProcessActor } from '@sidecrew/platform';
import { type Currency, Money } from '@sidecrew/money';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { stepOrRefuse } from '../step-or-refuse.js';
import type { RiskReason } from './risk.js';
import { taskProcess, type TaskState, type TaskStep } from './task.process.js';

export const aiPolicies = ['none', 'outlines', 'allowed'] as const;
export type AiPolicy = (typeof aiPolicies)[number];

/** One point of the checklist. Its id stays the same through edits, so evidence and change requests can cite it. */
export interface ChecklistPoint {
  readonly id: string;
  readonly text: string;
}

/** A piece of work that an owner wants done, from draft to done. */
@Entity('tasks')
export class Task {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('uuid', { name: 'category_id' }) categoryId: string;
  @Column('varchar') state: TaskState;
  /** 0 until published; grows when what is asked, its price or its time changes. Bids cite it. */
  @Column('int') version: number;
  @Column('text') title: string;
  @Column('text') brief: string;
  @Column('varchar') currency: Currency;
  @Column('bigint', { name: 'budget_minimum_minor', transformer: minorUnits }) budgetMinimumMinor: bigint;
  @Column('bigint', { name: 'budget_maximum_minor', transformer: minorUnits }) budgetMaximumMinor: bigint;
  @Column('int', { name: 'due_days' }) dueDays: number;
  @Column('varchar') language: string;
  @Column('varchar', { name: 'ai_policy' }) aiPolicy: AiPolicy;
  @Column('int') seats: number;
  @Column('jsonb') checklist: readonly ChecklistPoint[];
  @Column('real', { nullable: true }) risk: number | null;
  @Column('jsonb', { name: 'risk_reasons' }) riskReasons: readonly RiskReason[];
  @Column('varchar', { name: 'rejection_reason', nullable: true }) rejectionReason: string | null;
  @Column('text', { name: 'rejection_note', nullable: true }) rejectionNote: string | null;
  /** A fingerprint of the words, to notice a text seen before. */
  @Column('text', { name: 'text_hash', nullable: true }) textHash: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'screening_since', nullable: true }) screeningSince: Date | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'reposted_from', nullable: true }) repostedFrom: string | null;

  get budgetMinimum(): Money {
    return Money.of(this.budgetMinimumMinor, this.currency);
  }

  get budgetMaximum(): Money {
    return Money.of(this.budgetMaximumMinor, this.currency);
  }

  /** Moves along the process table; a missing row is a refusal that names the state. */
  take(step: TaskStep, by: ProcessActor, to?: TaskState): void {
    this.state = stepOrRefuse('task', () => taskProcess.step(step, this.state, by, to));
  }
}
