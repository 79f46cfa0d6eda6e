import { Injectable } from '@nestjs/common';
import { chargebackRepaid, funded, Ledger, processingFee, refundDecided, unexplained } from '@sidecrew/ledger';
import { type Currency, isCurrency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { KeepCard } from '../cards/keep-card.js';
import { LatePaymentReturned } from '../funding/late-payment-returned.event.js';
import { PassTipOn } from '../funding/pass-tip-on.js';
import type { Payment } from '../funding/payment-row.js';
import { expanded, idOf } from '../gateway/stripe-object.js';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
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
    private readonly outcomes: IntentOutcomes,
    private readonly tips: PassTipOn,
    private readonly cards: KeepCard,
  ) {}

  async run(tx: Tx, paymentIntent: Stripe.PaymentIntent): Promise<boolean> {
    const locked = await this.locks.lock(tx, { paymentIntent: paymentIntent.id, id: paymentIntent.metadata['sc_payment'] });
    if (!locked) return false;
    const { payment, intent } = locked;
    await tx.query(`update payments set stripe_payment_intent = $2 where id = $1`, [payment.id, paymentIntent.id]);
    if (paymentIntent.status === 'succeeded') await this.succeeded(tx, payment, intent, paymentIntent);
    else if (paymentIntent.status === 'processing') await this.processing(tx, payment);
    else if (paymentIntent.status === 'canceled' && isOpen(payment)) await this.ended(tx, payment, intent, 'canceled', paymentIntent);
    else if (paymentIntent.status === 'requires_payment_method') await this.declined(tx, payment, intent, paymentIntent);
    return true;
  }

  private async succeeded(tx: Tx, payment: Payment, intent: Intent, paymentIntent: Stripe.PaymentIntent): Promise<void> {
    const charge = expanded(paymentIntent.latest_charge);
    const movement = expanded(charge?.balance_transaction);
    // Until the charge has a movement on our balance there is nothing to book; `charge.updated` tells of it.
    if (!charge || !movement || payment.moneyLies) return;
    // A page is an object of its own; a saved card has only its payment.
    if (intent.op === 'fund.saved' && !(await this.outcomes.executed(tx, intent, paymentIntent.id))) return;
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
    await this.ledger.post(tx, processingFee(scopeOf(payment), { chargeId: charge.id, feeMinor: BigInt(movement.fee) }));
    if (payment.consentText) await this.keepCard(tx, payment, paymentIntent, charge);
    if (payment.purpose === 'repayment') await this.repaid(tx, payment, charge.id);
    else await this.held(tx, payment, intent, charge.id);
  }

  private async held(tx: Tx, payment: Payment, intent: Intent, chargeId: string): Promise<void> {
    const { currency, priceMinor, ownerFeeMinor, purpose, heldFor } = payment;
    await this.ledger.post(tx, funded(scopeOf(payment), { chargeId, priceMinor, ownerFeeMinor, heldFor }));
    if (purpose === 'tip') {
      await lies(tx, payment, 'held');
      return this.tips.paid(tx, payment);
    }
    const fact = { ...factOf(payment, intent), currency, priceMinor, ownerFeeMinor, chargeId, purpose, heldFor };
    const verdict = await this.ports.get('funded')(tx, fact);
    await lies(tx, payment, verdict === 'wanted' ? 'held' : 'returned');
    if (verdict === 'unwanted') await this.giveBack(tx, payment);
  }

  /** J16, later: what a lost chargeback cost us comes back. */
  private async repaid(tx: Tx, payment: Payment, chargeId: string): Promise<void> {
    const { contractId, milestoneId, currency, payerId, heldFor: disputeId } = payment;
    const amountMinor = payment.priceMinor + payment.ownerFeeMinor;
    await this.ledger.post(tx, chargebackRepaid(scopeOf(payment), { chargeId, amountMinor }));
    await lies(tx, payment, 'kept');
    await this.ports.find('chargebackRepaid')?.(tx, { disputeId, payerId, contractId, milestoneId, currency, amountMinor });
  }

  /** The card that paid is kept with the words its owner agreed to on the page. */
  private async keepCard(tx: Tx, payment: Payment, paymentIntent: Stripe.PaymentIntent, charge: Stripe.Charge): Promise<void> {
    const [method, card] = [idOf(paymentIntent.payment_method), charge.payment_method_details?.card];
    if (!method || !card?.last4 || !paymentIntent.setup_future_usage) return;
    const shown = { brand: card.brand ?? 'card', last4: card.last4, exp_month: card.exp_month, exp_year: card.exp_year };
    await this.cards.run(tx, { userId: payment.payerId, text: payment.consentText ?? '' }, method, shown);
  }

  /** A page stays open for another card; a saved card's refusal is an end, and so is a bank debit's. */
  private async declined(tx: Tx, payment: Payment, intent: Intent, paymentIntent: Stripe.PaymentIntent): Promise<void> {
    const error = paymentIntent.last_payment_error;
    if (intent.op === 'fund.saved' && error) {
      const code = error.decline_code ?? error.code ?? 'card_declined';
      await this.outcomes.refused(tx, intent.id, { code, message: error.message ?? '', retryable: false });
    } else if (payment.state === 'processing') await this.ended(tx, payment, intent, 'failed', paymentIntent);
  }

  /** J6 and a return intent at once: nobody has to notice that money came too late. */
  private async giveBack(tx: Tx, payment: Payment): Promise<void> {
    const wish = await this.intents.returnPayment(tx, payment);
    await this.ledger.post(
      tx,
      refundDecided(scopeOf(payment), {
        intentId: wish.id,
        fundedMilestoneId: payment.heldFor,
        priceMinor: payment.priceMinor,
        ownerFeeMinor: payment.ownerFeeMinor,
      }),
    );
    const paid = (payment.priceMinor + payment.ownerFeeMinor).toString();
    await tx.publish(new LatePaymentReturned(payment.id, payment.contractId, payment.milestoneId, payment.payerId, paid, payment.currency));
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
    await lies(tx, payment, 'suspense');
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

const lies = (tx: Tx, { id }: Payment, where: NonNullable<Payment['moneyLies']>): Promise<unknown> =>
  tx.query(`update payments set money_lies = $2 where id = $1`, [id, where]);

const scopeOf = ({ currency, contractId, milestoneId }: Payment) => ({ currency, contractId, milestoneId });

const isOpen = ({ state }: Payment): boolean => state === 'created' || state === 'open' || state === 'processing';

const factOf = (payment: Payment, intent: Intent): Omit<FundingEnded, 'reason' | 'code'> => ({
  contractId: payment.contractId,
  milestoneId: payment.milestoneId,
  paymentId: payment.id,
  intentId: intent.id,
  subject: { type: intent.subjectType, id: intent.subjectId },
});
