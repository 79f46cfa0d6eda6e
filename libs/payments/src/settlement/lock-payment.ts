import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import { findPaymentId, lockPayment, type Payment, type PaymentKeys, readPayment } from '../funding/payment-row.js';
import type { Intent } from '../intents/intent-row.js';
import { IntentOutcomes } from '../intents/intent-outcomes.js';

/** A funding with everything locked that settling it touches. */
export interface LockedPayment {
  readonly payment: Payment;
  readonly intent: Intent;
}

/** Finds the funding behind an object of Stripe and locks contract, milestone, intent and funding, in this order. */
@Injectable()
export class PaymentLocks {
  constructor(private readonly outcomes: IntentOutcomes) {}

  /** Null where the object is not ours: another installation's, or made by hand. */
  async lock(tx: Tx, keys: PaymentKeys): Promise<LockedPayment | null> {
    const id = await findPaymentId(tx, { ...keys, id: isUuid(keys.id) ? keys.id : null });
    const seen = id && (await readPayment(tx, id));
    if (!seen) return null;
    const intent = await this.outcomes.lock(tx, seen.intentId);
    if (!intent) throw new Error(`The payment ${seen.id} has no intent.`);
    return { intent, payment: await lockPayment(tx, seen.id) };
  }
}

/** Metadata is text that anybody with the dashboard may edit. */
const isUuid = (text: string | null | undefined): boolean => Boolean(text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text));
