import {
  type AccountName,
  deferredFeeOf,
  disputeHoldOf,
  disputeRecoveryOf,
  escrowOf,
  expenses,
  expertFeeRevenue,
  ownerFeeRevenue,
  receivableFrom,
  refundPayableOf,
  stripeBalance,
} from '../accounts.js';
import { type Journal, JournalDefect, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

/** A refund that was promised and never reached the card; the intent names its `refund_payable`. */
export interface Promised {
  readonly intentId: string;
  readonly amountMinor: bigint;
}

/** What there is of a charge that its loss may take, each as a positive amount. */
export interface ChargebackCover {
  readonly promises: readonly Promised[];
  readonly escrowMinor: bigint;
  readonly deferredFeeMinor: bigint;
  readonly recoveryMinor: bigint;
  readonly ownerFeeRevenueMinor: bigint;
  readonly expertFeeRevenueMinor: bigint;
}

export interface LossShares extends ChargebackCover {
  /** What nothing covers: a debt of the expert, or a loss of the platform. */
  readonly restMinor: bigint;
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const atLeastNothing = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

/**
 * Spreads a lost chargeback in the order of J16. Promised refunds come first: the bank has just given the owner that
 * money, so nobody owes it to them any more. A promise is taken whole or not at all. Then held money with the owner fee
 * on it, what was recovered, and our own revenue.
 */
export function spreadLoss(amountMinor: bigint, cover: ChargebackCover): LossShares {
  let left = amountMinor;
  const take = (has: bigint): bigint => {
    const taken = smaller(atLeastNothing(has), left);
    left -= taken;
    return taken;
  };
  const promises = cover.promises.filter((promise) => promise.amountMinor <= left && take(promise.amountMinor) > 0n);
  const held = atLeastNothing(cover.escrowMinor) + atLeastNothing(cover.deferredFeeMinor);
  const heldTaken = take(held);
  // Rounded down, so that the fee on what goes on is there to the last cent.
  const deferredFeeMinor = held === 0n ? 0n : (heldTaken * atLeastNothing(cover.deferredFeeMinor)) / held;
  const recoveryMinor = take(cover.recoveryMinor);
  const ownerFeeRevenueMinor = take(cover.ownerFeeRevenueMinor);
  const expertFeeRevenueMinor = take(cover.expertFeeRevenueMinor);
  return {
    promises,
    escrowMinor: heldTaken - deferredFeeMinor,
    deferredFeeMinor,
    ...{ recoveryMinor, ownerFeeRevenueMinor, expertFeeRevenueMinor },
    restMinor: left,
  };
}

/**
 * J16: lost. The shares come from `spreadLoss`; the rest is the expert's debt where `expertId` is given, else our loss.
 * Throws JournalDefect when money recovered from an expert is to be used and no expert is named.
 */
export function chargebackLost(
  scope: JournalScope,
  facts: {
    /** Stripe's id of the dispute. */
    readonly disputeId: string;
    readonly amountMinor: bigint;
    readonly fundedMilestoneId: string;
    readonly shares: LossShares;
    readonly recoveredFrom: string | null;
    readonly debtorId: string | null;
  },
): Journal {
  const { shares } = facts;
  if (shares.recoveryMinor !== 0n && !facts.recoveredFrom) throw new JournalDefect('Recovered money needs the expert it came from.');
  return {
    ...scope,
    kind: 'chargeback_lost',
    source: { type: 'dispute', id: facts.disputeId },
    postings: postings(
      [disputeHoldOf(facts.disputeId), -facts.amountMinor],
      ...shares.promises.map(({ intentId, amountMinor }): readonly [AccountName, bigint] => [refundPayableOf(intentId), amountMinor]),
      [escrowOf(facts.fundedMilestoneId), shares.escrowMinor],
      [deferredFeeOf(facts.fundedMilestoneId), shares.deferredFeeMinor],
      [disputeRecoveryOf(facts.recoveredFrom ?? 'nobody'), shares.recoveryMinor],
      [ownerFeeRevenue, shares.ownerFeeRevenueMinor],
      [expertFeeRevenue, shares.expertFeeRevenueMinor],
      [facts.debtorId ? receivableFrom(facts.debtorId) : expenses.chargebackLoss, shares.restMinor],
    ),
  };
}

/**
 * J16, then a refund of the same charge that was refused or came back: the owner has that money from their bank, so the
 * promise falls away and makes the expert's debt, as far as it stands, or our loss smaller.
 */
export function chargebackPromiseCovered(
  scope: JournalScope,
  facts: {
    /** The call that was refused or came back; `promise.intentId` names the whole wish. */
    readonly partId: string;
    readonly promise: Promised;
    readonly debt: { readonly expertId: string; readonly amountMinor: bigint } | null;
  },
): Journal {
  const { promise, debt } = facts;
  const debtMinor = smaller(atLeastNothing(debt?.amountMinor ?? 0n), promise.amountMinor);
  return {
    ...scope,
    kind: 'chargeback_promise_covered',
    source: { type: 'intent', id: facts.partId },
    postings: postings(
      [refundPayableOf(promise.intentId), promise.amountMinor],
      [receivableFrom(debt?.expertId ?? 'nobody'), -debtMinor],
      [expenses.chargebackLoss, debtMinor - promise.amountMinor],
    ),
  };
}

/** J16, later: the owner paid a lost chargeback back. */
export function chargebackRepaid(scope: JournalScope, facts: { readonly chargeId: string; readonly amountMinor: bigint }): Journal {
  return {
    ...scope,
    kind: 'chargeback_repaid',
    source: { type: 'charge', id: facts.chargeId },
    postings: postings([stripeBalance, facts.amountMinor], [expenses.chargebackLoss, -facts.amountMinor]),
  };
}
