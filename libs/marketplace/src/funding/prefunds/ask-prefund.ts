import { Injectable } from '@nestjs/common';
import { currencyRules, feeOn, Money } from '@sidecrew/money';
import { Intents, type RequestedIntent } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { emailOf } from '../payer-email.js';
import type { AutoFunding } from './auto-funding-rows.js';
import { HoldPrefund } from './hold-prefund.js';
import { monthOf } from './periods.js';
import { MonthlyCapReached } from './prefund.refusals.js';
import { keepPrefund, pendingPrefundStates, type Prefund } from './prefund-rows.js';

/** A saved card while its owner is away, or a page that they pay themselves. */
export type PaysBy = { readonly by: 'card' } | { readonly by: 'page'; readonly keepCard: boolean };

export interface AskedPrefund {
  readonly prefund: Prefund;
  /** Null where nothing has to be charged: what rolled over is enough. */
  readonly intent: RequestedIntent | null;
}

/** Asks the owner for a period's money (J20, J21): once per period and attempt, and never past the month's cap. */
@Injectable()
export class AskPrefund {
  constructor(
    private readonly intents: Intents,
    private readonly hold: HoldPrefund,
  ) {}

  /**
   * In the caller's transaction, under the contract's lock; the prefund is `due`, or its last attempt is given up by this one.
   * Throws MonthlyCapReached.
   */
  async run(tx: Tx, contract: Contract, plan: AutoFunding, prefund: Prefund, pays: PaysBy): Promise<AskedPrefund> {
    const charge = chargeFor(contract, plan, prefund);
    if (charge.priceMinor === 0n) return { prefund: await this.hold.run(tx, contract, { ...prefund, ...charge }, null), intent: null };
    const used = await chargedThisMonth(tx, plan, prefund);
    if (used + charge.priceMinor + charge.ownerFeeMinor > plan.monthlyCapMinor)
      throw new MonthlyCapReached(Money.of(plan.monthlyCapMinor, plan.currency));

    const asked = { ...prefund, ...charge, state: 'asked' as const, paysBy: pays.by, attempt: prefund.attempt + 1 };
    const intent = await this.wish(tx, contract, asked, pays);
    return {
      prefund: await keepPrefund(tx, asked, { paymentId: intent.paymentId, retryAt: null, pageUrl: null, pageUntil: null }),
      intent,
    };
  }

  /** The wish of an attempt, found again where it was made before. */
  async wish(tx: Tx, contract: Contract, prefund: Prefund, pays: PaysBy): Promise<RequestedIntent> {
    const path = `/contracts/${contract.id}`;
    const attempt = prefund.attempt === 1 ? '' : `:${prefund.attempt}`;
    const wish = {
      businessKey: `${prefund.purpose}:${prefund.planId}:${prefund.startsOn}${attempt}`,
      contractId: contract.id,
      milestoneId: prefund.milestoneId,
      subject: prefundSubject(prefund),
    };
    const params = {
      payerId: contract.ownerId,
      payerEmail: await emailOf(tx, { id: contract.ownerId }),
      currency: prefund.currency,
      priceMinor: prefund.priceMinor,
      ownerFeeMinor: prefund.ownerFeeMinor,
      title: `${contract.title}: ${prefund.purpose} from ${prefund.startsOn}`,
      successPath: `${path}?period=${prefund.id}`,
      cancelPath: `${path}?left=1`,
      heldFor: { purpose: prefund.purpose, id: prefund.id },
    };
    return pays.by === 'card'
      ? this.intents.request(tx, { ...wish, op: 'fund.saved', params })
      : this.intents.request(tx, { ...wish, op: 'fund', params: { ...params, saveCard: pays.keepCard } });
  }
}

export const prefundSubjectType = 'prefund';

/** Names one attempt to pay a period, to tell it from earlier ones. */
export const prefundSubject = ({ id, attempt }: Pick<Prefund, 'id' | 'attempt'>) => ({ type: prefundSubjectType, id: `${id}:${attempt}` });

/**
 * What is missing, at least what a card can be charged. The fee is that on all which comes in, less what rolled over with its
 * money; so it is exact however a period's money came together.
 */
function chargeFor(contract: Contract, plan: AutoFunding, prefund: Prefund): Pick<Prefund, 'priceMinor' | 'ownerFeeMinor'> {
  const missing = plan.amountMinor - prefund.rolledMinor;
  if (missing <= 0n) return { priceMinor: 0n, ownerFeeMinor: 0n };
  const { smallestTipMinor } = currencyRules(plan.currency);
  const priceMinor = missing < smallestTipMinor ? smallestTipMinor : missing;
  const fee = feeOn(prefund.rolledMinor + priceMinor, contract.terms.ownerFeeBasisPoints) - prefund.rolledFeeMinor;
  return { priceMinor, ownerFeeMinor: fee > 0n ? fee : 0n };
}

/** What was charged in this calendar month for other periods, and what still may be. */
async function chargedThisMonth(tx: Tx, plan: AutoFunding, prefund: Prefund): Promise<bigint> {
  const [row] = await tx.query<{ minor: string }>(
    `select coalesce(sum(price_minor + owner_fee_minor), 0) as minor from prefunds
      where auto_funding_id = $1 and id <> $2 and (held_at >= $3 or state = any($4::text[]))`,
    [plan.id, prefund.id, monthOf(tx.now), pendingPrefundStates],
  );
  return BigInt(row?.minor ?? 0);
}
