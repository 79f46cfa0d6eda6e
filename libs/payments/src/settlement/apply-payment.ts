import { Injectable } from '@nestjs/common';
import { funded, Ledger, processingFee, refundDecided, unexplained } from '@sidecrew/ledger';
import { type Currency, isCurrency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { LatePaymentReturned } from '../funding/late-payment-returned.event.js';
import type { Payment } from '../funding/payment-row.js';
import { expanded } from '../gateway/stripe-object.js';
import type { Intent } from '../intents/intent-row.js';
import { Intents } from '../intents/intents.js';
import type { FundingEnded } from '../port-facts.js';
import { PaymentPorts } from '../ports.js';
import { Breaks } from '../reconciliation/breaks.js';
import { PaymentLocks } from './lock-payment.js';

/** A payment of an owner: J1 and J2 once it succeeded, or the news that it will not. */
@Injectable()
export class ApplyPayment {
  constructor(
    private readonly locks: PaymentLocks,
    private readonly ledger: Ledger,
    private readonly intents: Intents,
    private readonly ports: PaymentPorts,
    private readonly breaks: Breaks,
  ) {}

  async run(tx: Tx, paymentIntent: Stripe.PaymentIntent): Promise<boolean> {
    const locked = await this.locks.lock(tx, { paymentIntent: paymentIntent.id, id: paymentIntent.metadata['sc_payment'] });
    if (!locked) return false;
    const { payment, intent } = locked;
    await tx.query(`update payments set stripe_payment_intent = $2 where id = $1`, [payment.id, paymentIntent.id]);
    if (paymentIntent.status === 'succeeded') await this.succeeded(tx, payment, intent, paymentIntent);
    else if (paymentIntent.status === 'processing') await this.processing(tx, payment);
    else if (paymentIntent.status === 'canceled' && isOpen(payment)) await this.ended(tx, payment, intent, 'canceled', paymentIntent);
    else if (paymentIntent.status === 'requires_payment_method' && payment.state === 'processing') {
      // A bank debit that was refused after the page was completed; a declined card leaves the page open.
      await this.ended(tx, payment, intent, 'failed', paymentIntent);
    }
    return true;
  }

  private async succeeded(tx: Tx, payment: Payment, intent: Intent, paymentIntent: Stripe.PaymentIntent): Promise<void> {
    const charge = expanded(paymentIntent.latest_charge);
    const movement = expanded(charge?.balance_transaction);
    // Until the charge has a movement on our balance there is nothing to book; `charge.updated` tells of it.
    if (!charge || !movement || payment.moneyLies) return;
    await tx.query(
      `update payments set state = 'succeeded', stripe_charge = $2, checkout_url = null, stripe_fee_minor = $3, succeeded_at = $4 where id = $1`,
      [payment.id, charge.id, movement.fee, tx.now],
    );
    const total = payment.priceMinor + payment.ownerFeeMinor;
    const currency = payment.currency.toLowerCase();
    const isConverted = movement.currency !== currency || movement.exchange_rate !== null;
    const isExact = BigInt(paymentIntent.amount_received) === total && paymentIntent.currency === currency;
    if (isConverted || !isExact) {
      await this.toSuspense(tx, payment, intent, charge.id, movement, isConverted);
      return;
    }
    const scope = { currency: payment.currency, contractId: payment.contractId, milestoneId: payment.milestoneId };
    await this.ledger.post(
      tx,
      funded(scope, { chargeId: charge.id, priceMinor: payment.priceMinor, ownerFeeMinor: payment.ownerFeeMinor }),
    );
    await this.ledger.post(tx, processingFee(scope, { chargeId: charge.id, feeMinor: BigInt(movement.fee) }));
    const verdict = await this.ports.get('funded')(tx, {
      ...factOf(payment, intent),
      currency: payment.currency,
      priceMinor: payment.priceMinor,
      ownerFeeMinor: payment.ownerFeeMinor,
      chargeId: charge.id,
    });
    await tx.query(`update payments set money_lies = $2 where id = $1`, [payment.id, verdict === 'wanted' ? 'held' : 'returned']);
    if (verdict === 'unwanted') await this.giveBack(tx, payment);
  }

  /** J6 and a return intent at once: nobody has to notice that money came too late. */
  private async giveBack(tx: Tx, payment: Payment): Promise<void> {
    const wish = await this.intents.returnPayment(tx, payment);
    const scope = { currency: payment.currency, contractId: payment.contractId, milestoneId: payment.milestoneId };
    await this.ledger.post(
      tx,
      refundDecided(scope, {
        intentId: wish.id,
        fundedMilestoneId: payment.milestoneId,
        priceMinor: payment.priceMinor,
        ownerFeeMinor: payment.ownerFeeMinor,
      }),
    );
    const [row] = await tx.query<{ payerId: string }>(`select payer_id as "payerId" from payments where id = $1`, [payment.id]);
    await tx.publish(new LatePaymentReturned(payment.id, payment.contractId, payment.milestoneId, row?.payerId ?? ''));
  }

  /** J23: the money is there, but not as what was agreed. The milestone is not funded and a person is told. */
  private async toSuspense(
    tx: Tx,
    payment: Payment,
    intent: Intent,
    chargeId: string,
    movement: Stripe.BalanceTransaction,
    isConverted: boolean,
  ): Promise<void> {
    const currency = movement.currency.toUpperCase();
    if (isCurrency(currency)) {
      const scope = { currency, contractId: payment.contractId, milestoneId: payment.milestoneId };
      await this.ledger.post(tx, {
        ...unexplained({ source: { type: 'charge', id: chargeId }, currency, amountMinor: BigInt(movement.amount) }),
        ...scope,
      });
      await this.ledger.post(tx, processingFee(scope, { chargeId, feeMinor: BigInt(movement.fee) }));
    }
    await tx.query(`update payments set money_lies = 'suspense' where id = $1`, [payment.id]);
    await this.breaks.raise(tx, {
      kind: isConverted ? 'currency_converted' : 'amount_differs',
      reference: chargeId,
      currency: payment.currency as Currency,
      expectedMinor: payment.priceMinor + payment.ownerFeeMinor,
      foundMinor: BigInt(movement.amount),
    });
    await this.ports.get('fundingEnded')(tx, { ...factOf(payment, intent), reason: 'needs_attention', code: null });
  }

  private async processing(tx: Tx, payment: Payment): Promise<void> {
    await tx.query(`update payments set state = 'processing' where id = $1 and state in ('created', 'open')`, [payment.id]);
  }

  private async ended(
    tx: Tx,
    payment: Payment,
    intent: Intent,
    state: 'failed' | 'canceled',
    paymentIntent: Stripe.PaymentIntent,
  ): Promise<void> {
    await tx.query(`update payments set state = $2, checkout_url = null, ended_at = $3 where id = $1`, [payment.id, state, tx.now]);
    await this.ports.get('fundingEnded')(tx, {
      ...factOf(payment, intent),
      reason: 'failed',
      code: paymentIntent.last_payment_error?.code ?? null,
    });
  }
}

const isOpen = ({ state }: Payment): boolean => state === 'created' || state === 'open' || state === 'processing';

const factOf = (payment: Payment, intent: Intent): Omit<FundingEnded, 'reason' | 'code'> => ({
  contractId: payment.contractId,
  milestoneId: payment.milestoneId,
  paymentId: payment.id,
  intentId: intent.id,
  subject: { type: intent.subjectType, id: intent.subjectId },
});
