import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { MovementRefused, MovementSettled } from '../port-facts.js';

/** Subjects of movements that payments decide by themselves; ids are of the payment, Stripe's id of the dispute, or of the decision. */
export const ownSubjects = {
  latePayment: 'late_payment',
  tip: 'tip_passed_on',
  takeBack: 'chargeback_take_back',
  repayment: 'chargeback_repayment',
  decision: 'staff_decision',
} as const;
type OwnSubject = (typeof ownSubjects)[keyof typeof ownSubjects];

export interface OwnMovementKeeper {
  settled?(tx: Tx, fact: MovementSettled): Promise<void>;
  refused?(tx: Tx, fact: MovementRefused): Promise<void>;
  /** A refund that the bank made needless. */
  returnedByBank?(tx: Tx, fact: MovementSettled): Promise<void>;
}

/** The ends of those movements are told here instead of at the marketplace's ports. */
@Injectable()
export class OwnMovements {
  private readonly keepers = new Map<string, OwnMovementKeeper>(Object.values(ownSubjects).map((subject) => [subject, {}]));

  keep(subject: OwnSubject, keeper: OwnMovementKeeper): void {
    this.keepers.set(subject, keeper);
  }

  /** The keeper of our own movements, null for one that the marketplace wished for. */
  of(subjectType: string): OwnMovementKeeper | null {
    return this.keepers.get(subjectType) ?? null;
  }
}
