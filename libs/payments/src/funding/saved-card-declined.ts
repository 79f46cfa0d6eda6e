import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '@sidecrew/platform';
import { insertIntent } from '../intents/insert-intent.js';
import type { HeldFor } from '../intents/intent-requests.js';
import type { IntentOf } from '../intents/intent-row.js';
import type { PayerAskedBack } from '../port-facts.js';
import { PaymentPorts } from '../ports.js';
import { afterDecline } from './decline-plan.js';
import { insertPayment } from './insert-payment.js';
import { lockPayment, type Payment } from './payment-row.js';

/** A saved card was not charged: asks its owner back with a page, tries again later, or stops and says so. */
@Injectable()
export class SavedCardDeclined {
  constructor(private readonly ports: PaymentPorts) {}

  /** The caller holds contract, milestone and intent, and has written the refusal on the intent. */
  async run(tx: Tx, intent: IntentOf<'fund.saved'>, code: string): Promise<void> {
    const payment = await lockPayment(tx, intent.paymentId ?? '');
    await tx.query(`update payments set state = 'failed', ended_at = $2 where id = $1 and state = 'created'`, [payment.id, tx.now]);
    const { attempt, firstTriedAt } = intent.params;
    const next = afterDecline(code, attempt, new Date(firstTriedAt));
    if (next.then === 'ask_back') return this.askBack(tx, intent, payment, next.because);
    const retryAt = next.then === 'retry' ? next.at : null;
    if (retryAt) await this.tryAgain(tx, intent, payment, retryAt);
    const fact = {
      contractId: payment.contractId,
      milestoneId: payment.milestoneId,
      paymentId: payment.id,
      intentId: intent.id,
      subject: { type: intent.subjectType, id: intent.subjectId },
      code,
    };
    if (code !== 'no_longer_wanted') await this.ports.find('chargeDeclined')?.(tx, { ...fact, attempt, retryAt });
    if (!retryAt) await this.ports.get('fundingEnded')(tx, { ...fact, reason: 'failed' });
  }

  /** A page for the same wish; its address is told when it is open (port `payerAskedBack`). */
  private async askBack(tx: Tx, intent: IntentOf<'fund.saved'>, payment: Payment, askedBackFor: PayerAskedBack['because']): Promise<void> {
    const { payerId, title, successPath, cancelPath } = intent.params;
    await insertIntent(tx, {
      ...(await this.samePayment(tx, intent, payment)),
      op: 'fund',
      businessKey: pageKeyOf(intent.businessKey),
      params: { payerId, title, successPath, cancelPath, askedBackFor },
    });
  }

  private async tryAgain(tx: Tx, intent: IntentOf<'fund.saved'>, payment: Payment, retryAt: Date): Promise<void> {
    const attempt = intent.params.attempt + 1;
    const id = await insertIntent(tx, {
      ...(await this.samePayment(tx, intent, payment)),
      op: 'fund.saved',
      businessKey: `${intent.businessKey.replace(/:try\d+$/, '')}:try${attempt}`,
      params: { ...intent.params, attempt },
    });
    await tx.query(`update intents set retry_at = $2 where id = $1`, [id, retryAt]);
  }

  /** The same money once more, as a payment and an intent of its own. */
  private async samePayment(tx: Tx, intent: IntentOf<'fund.saved'>, payment: Payment) {
    const [id, paymentId] = [newId(), newId()];
    const { contractId, milestoneId, payerId, currency, priceMinor, ownerFeeMinor } = payment;
    await insertPayment(tx, {
      ...{ id: paymentId, contractId, milestoneId, payerId, currency, priceMinor, ownerFeeMinor },
      intentId: id,
      heldFor: heldForOf(payment),
    });
    const subject = { type: intent.subjectType, id: intent.subjectId };
    return { id, paymentId, contractId, milestoneId, subject, currency, amountMinor: priceMinor + ownerFeeMinor };
  }
}

/** The wish for the page to which a card's owner is asked back. */
export const pageKeyOf = (businessKey: string): string => `${businessKey}:page`;

function heldForOf({ purpose, heldFor: id, payeeId }: Payment): HeldFor | undefined {
  if (purpose === 'milestone') return undefined;
  if (purpose !== 'tip') return { purpose, id };
  if (!payeeId) throw new Error(`The tip ${id} is for nobody.`);
  return { purpose, id, payeeId };
}
