import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import type { Payment } from '../funding/payment-row.js';
import { fromSeconds } from '../gateway/stripe-object.js';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
import type { IntentOf } from '../intents/intent-row.js';
import { PaymentPorts } from '../ports.js';
import { PaymentLocks } from './lock-payment.js';

/** A payment page: opened, left to expire, or completed. Its money is applied with the payment itself. */
@Injectable()
export class ApplySession {
  constructor(
    private readonly locks: PaymentLocks,
    private readonly outcomes: IntentOutcomes,
    private readonly ports: PaymentPorts,
  ) {}

  async run(tx: Tx, session: Stripe.Checkout.Session): Promise<boolean> {
    const locked = await this.locks.lock(tx, { session: session.id, id: session.client_reference_id });
    if (!locked) return false;
    const { payment, intent } = locked;
    if (!(await this.outcomes.executed(tx, intent, session.id))) return true;
    // Somebody may have left before the page was there; its end has waited for this.
    await tx.query(`update intents set retry_at = null where op = 'fund.expire' and state = 'ready' and payment_id = $1`, [payment.id]);
    if (session.status === 'open') {
      const opened = await tx.query(
        `update payments set state = 'open', stripe_session = $2, checkout_url = $3 where id = $1 and state = 'created' returning id`,
        [payment.id, session.id, session.url],
      );
      if (opened.length > 0 && intent.op === 'fund') await this.askedBack(tx, payment, intent, session);
      return true;
    }
    const state = session.status === 'complete' && session.payment_status === 'unpaid' ? 'processing' : null;
    await tx.query(
      `update payments set stripe_session = $2, checkout_url = null, state = case when state in ('created', 'open') then coalesce($3, state) else state end where id = $1`,
      [payment.id, session.id, state],
    );
    if (session.status === 'expired' && (payment.state === 'created' || payment.state === 'open')) {
      await tx.query(`update payments set state = 'expired', ended_at = $2 where id = $1`, [payment.id, tx.now]);
      await this.ports.get('fundingEnded')(tx, {
        contractId: payment.contractId,
        milestoneId: payment.milestoneId,
        paymentId: payment.id,
        intentId: intent.id,
        subject: { type: intent.subjectType, id: intent.subjectId },
        reason: 'expired',
        code: null,
      });
    }
    return true;
  }

  private async askedBack(tx: Tx, payment: Payment, intent: IntentOf<'fund'>, session: Stripe.Checkout.Session): Promise<void> {
    const because = intent.params.askedBackFor;
    if (!because) return;
    await this.ports.find('payerAskedBack')?.(tx, {
      contractId: payment.contractId,
      milestoneId: payment.milestoneId,
      paymentId: payment.id,
      intentId: intent.id,
      subject: { type: intent.subjectType, id: intent.subjectId },
      because,
      payerId: payment.payerId,
      url: session.url ?? '',
      until: fromSeconds(session.expires_at),
    });
  }
}
