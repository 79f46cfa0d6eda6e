import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { idOf } from '../gateway/stripe-object.js';
import { PaymentPorts } from '../ports.js';
import { PaymentLocks } from './lock-payment.js';

/** An early fraud warning moves no money and is told once; what follows from it is the marketplace's decision. */
@Injectable()
export class ApplyWarning {
  constructor(
    private readonly locks: PaymentLocks,
    private readonly ports: PaymentPorts,
  ) {}

  async run(tx: Tx, warning: Stripe.Radar.EarlyFraudWarning): Promise<boolean> {
    const locked = await this.locks.lock(tx, { charge: idOf(warning.charge), paymentIntent: idOf(warning.payment_intent) });
    if (!locked) return false;
    const { payment } = locked;
    const fresh = await tx.query(
      `insert into fraud_warnings (id, payment_id, reason, actionable, seen_at) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing returning id`,
      [warning.id, payment.id, warning.fraud_type, warning.actionable, tx.now],
    );
    if (fresh.length === 0) return true;
    await this.ports.find('fraudWarned')?.(tx, {
      contractId: payment.contractId,
      milestoneId: payment.milestoneId,
      paymentId: payment.id,
      purpose: payment.purpose,
      warningId: warning.id,
      reason: warning.fraud_type,
      actionable: warning.actionable,
    });
    return true;
  }
}
