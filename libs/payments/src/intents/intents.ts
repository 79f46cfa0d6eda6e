import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { newId, type Tx } from '@sidecrew/platform';
import { cardConsent } from '../cards/card-consent.js';
import { insertPayment } from '../funding/insert-payment.js';
import { insertIntent, insertIntentOnce } from './insert-intent.js';
import type {
  EvidenceRequest,
  ExpireFundingRequest,
  FundRequest,
  FundSavedRequest,
  IntentRequest,
  RefundRequest,
  ReleaseRequest,
  RequestedIntent,
  ReverseRequest,
} from './intent-requests.js';
import type { Op, OpParams } from './intent-row.js';
import { ownSubjects } from './own-movements.js';
import { rearm } from './rearm.js';
import { ChargesTooSmall, leftToTakeBack, type Part, refundParts, releaseParts, reverseParts } from './plan-parts.js';

interface LatePayment {
  readonly id: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly heldFor: string;
  readonly currency: Currency;
  readonly priceMinor: bigint;
  readonly ownerFeeMinor: bigint;
}

/** Records wishes about money. Nothing is called here: the runner does that after the commit. */
@Injectable()
export class Intents {
  /**
   * Records a wish in this transaction, or finds the one with the same business key. The caller holds contract and
   * milestone. Throws ChargesTooSmall when the charges cannot carry the amount: the books would have to be wrong for that.
   */
  async request(tx: Tx, request: IntentRequest): Promise<RequestedIntent> {
    // Two clicks at once: the later one waits here for the earlier and then finds its wish. A movement waits at its key.
    if (!isMovement(request)) await this.waitFor(tx, request.businessKey);
    const known = await this.find(tx, request.businessKey);
    if (known) return known;
    switch (request.op) {
      case 'fund':
        return this.fund(tx, request);
      case 'fund.saved':
        return this.fundSaved(tx, request);
      case 'fund.expire':
        return this.expire(tx, request);
      case 'release':
        return this.move(tx, request, payeeOf(request), () => releaseParts(tx, request.params));
      case 'reverse':
        return this.move(tx, request, payeeOf(request), () => reverseParts(tx, request.params));
      case 'refund':
        return this.move(tx, request, { fundedMilestoneId: request.params.fundedMilestoneId }, () => refundParts(tx, request.params));
      case 'evidence':
        return this.evidence(tx, request);
      case 'concede': {
        const { params, ...wish } = request;
        return { id: await insertIntent(tx, { ...wish, params }), created: true, paymentId: null };
      }
    }
  }

  /** Returns a whole payment that nobody waited for (failure F14). */
  async returnPayment(tx: Tx, payment: LatePayment): Promise<RequestedIntent> {
    const params = {
      currency: payment.currency,
      fundedMilestoneId: payment.heldFor,
      amountMinor: payment.priceMinor + payment.ownerFeeMinor,
    };
    const request = {
      op: 'refund',
      businessKey: `return:${payment.id}`,
      contractId: payment.contractId,
      milestoneId: payment.milestoneId,
      subject: { type: ownSubjects.latePayment, id: payment.id },
      params,
    } as const;
    const known = await this.find(tx, request.businessKey);
    return known ?? this.move(tx, request, { fundedMilestoneId: payment.heldFor }, () => refundParts(tx, params, payment.id));
  }

  /** The wish with this business key, if it was made. */
  async find(tx: Tx, businessKey: string): Promise<RequestedIntent | null> {
    const [row] = await tx.query<{ id: string; op: string; paymentId: string | null }>(
      `select movement_id as id, op, payment_id as "paymentId" from intents where business_key = $1`,
      [businessKey],
    );
    return row ? { id: row.id, created: false, paymentId: row.op.startsWith('fund') ? row.paymentId : null } : null;
  }

  /** How much of an expert's transfers a `reverse` wish may ask for at most: what was set off or paid by staff never is. */
  reversible(tx: Tx, from: Omit<ReverseRequest['params'], 'amountMinor'>): Promise<bigint> {
    return leftToTakeBack(tx, from);
  }

  private async waitFor(tx: Tx, businessKey: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [businessKey]);
  }

  private async fund(tx: Tx, { params, ...wish }: FundRequest): Promise<RequestedIntent> {
    const [id, paymentId] = [newId(), newId()];
    const consentText = params.saveCard ? cardConsent : undefined;
    await insertPayment(tx, { ...wish, ...params, id: paymentId, intentId: id, consentText });
    await this.customer(tx, params.payerId, params.payerEmail);
    const { payerId, title, successPath, cancelPath } = params;
    await insertIntent(tx, {
      ...wish,
      id,
      paymentId,
      currency: params.currency,
      amountMinor: params.priceMinor + params.ownerFeeMinor,
      params: { payerId, title, successPath, cancelPath },
    });
    return { id, created: true, paymentId };
  }

  private async fundSaved(tx: Tx, { params, ...wish }: FundSavedRequest): Promise<RequestedIntent> {
    const [id, paymentId] = [newId(), newId()];
    await insertPayment(tx, { ...wish, ...params, id: paymentId, intentId: id });
    await this.customer(tx, params.payerId, params.payerEmail);
    const { payerId, title, successPath, cancelPath, cardId = null } = params;
    await insertIntent(tx, {
      ...wish,
      id,
      paymentId,
      currency: params.currency,
      amountMinor: params.priceMinor + params.ownerFeeMinor,
      params: { payerId, title, successPath, cancelPath, cardId, attempt: 1, firstTriedAt: tx.now.toISOString() },
    });
    return { id, created: true, paymentId };
  }

  /** One intent per document, then the one that hands everything in. */
  private async evidence(tx: Tx, { params, ...wish }: EvidenceRequest): Promise<RequestedIntent> {
    const movementId = newId();
    const { disputeId, explanation, files } = params;
    for (const [index, file] of files.entries()) {
      const n = index + 1;
      const id = n === 1 ? movementId : newId();
      const businessKey = `${wish.businessKey}#${n}`;
      await insertIntent(tx, { ...wish, op: 'evidence.file', id, movementId, n, businessKey, params: file });
    }
    const id = files.length === 0 ? movementId : newId();
    await insertIntent(tx, { ...wish, id, movementId, n: files.length + 1, params: { disputeId, explanation } });
    return { id: movementId, created: true, paymentId: null };
  }

  /** A Stripe customer per payer, made before the first page is opened. */
  async customer(tx: Tx, userId: string, email: string): Promise<void> {
    const businessKey = `customer:${userId}`;
    await rearm(tx, businessKey);
    if (await this.find(tx, businessKey)) return;
    // Two first fundings of one person at once: the later one waits here for the earlier and then finds it.
    await this.waitFor(tx, businessKey);
    if (await this.find(tx, businessKey)) return;
    await insertIntent(tx, {
      op: 'customer',
      businessKey,
      contractId: null,
      milestoneId: null,
      subject: { type: 'user', id: userId },
      params: { userId, email },
    });
  }

  private async expire(tx: Tx, { params, ...wish }: ExpireFundingRequest): Promise<RequestedIntent> {
    const id = await insertIntent(tx, { ...wish, paymentId: params.paymentId, params: {} });
    return { id, created: true, paymentId: params.paymentId };
  }

  /** One intent per part; the first one's id names the whole wish, and its key is where two at once are told apart. */
  private async move(
    tx: Tx,
    { op, businessKey, contractId, milestoneId, subject, params: { currency } }: Movement,
    params: OpParams['release'] | OpParams['refund'],
    plan: () => Promise<readonly Part[]>,
  ): Promise<RequestedIntent> {
    const parts = await this.planned(tx, businessKey, plan);
    if ('created' in parts) return parts;
    const movementId = newId();
    const wish = { movementId, op, contractId, milestoneId, subject, currency, params };
    for (const [index, part] of parts.entries()) {
      const n = index + 1;
      if (n > 1) await insertIntent<Op>(tx, { ...wish, ...part, n, businessKey: `${businessKey}#${n}` });
      else if ((await insertIntentOnce<Op>(tx, { ...wish, ...part, id: movementId, n, businessKey })) === null) {
        const earlier = await this.find(tx, businessKey);
        if (earlier) return earlier;
        throw new Error(`The wish ${businessKey} is neither new nor known.`);
      }
    }
    return { id: movementId, created: true, paymentId: null };
  }

  /** The parts; or the same wish, where it was recorded a moment ago and took what these parts would have been made of. */
  private async planned(tx: Tx, businessKey: string, plan: () => Promise<readonly Part[]>): Promise<readonly Part[] | RequestedIntent> {
    try {
      return await plan();
    } catch (error) {
      const earlier = error instanceof ChargesTooSmall ? await this.find(tx, businessKey) : null;
      if (earlier) return earlier;
      throw error;
    }
  }
}

type Movement = ReleaseRequest | ReverseRequest | RefundRequest;

const isMovement = ({ op }: IntentRequest): boolean => op === 'release' || op === 'reverse' || op === 'refund';

const payeeOf = ({ params }: ReleaseRequest | ReverseRequest): OpParams['release'] => ({
  payeeId: params.payeeId,
  fundedMilestoneId: params.fundedMilestoneId,
});
