import { expertFeeRevenue, memo, ownerFeeRevenue, receivableFrom, refundPayableOf, stripeBalance } from '../accounts.js';
import { type Journal, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

/** J9: a refund after the release. The expert owes the net back, both fees on that part are returned. */
export function lateRefundDecided(
  scope: JournalScope,
  facts: {
    readonly intentId: string;
    readonly expertId: string;
    readonly grossMinor: bigint;
    readonly expertFeeMinor: bigint;
    readonly ownerFeeMinor: bigint;
  },
): Journal {
  return {
    ...scope,
    kind: 'late_refund_decided',
    source: { type: 'intent', id: facts.intentId },
    postings: postings(
      [receivableFrom(facts.expertId), facts.grossMinor - facts.expertFeeMinor],
      [expertFeeRevenue, facts.expertFeeMinor],
      [ownerFeeRevenue, facts.ownerFeeMinor],
      [refundPayableOf(facts.intentId), -(facts.grossMinor + facts.ownerFeeMinor)],
    ),
  };
}

/** J10: a transfer was reversed, in full or in part; the debt falls by as much. */
export function takeBackSettled(
  scope: JournalScope,
  facts: { readonly reversalId: string; readonly expertId: string; readonly stripeAccountId: string; readonly amountMinor: bigint },
): Journal {
  return {
    ...scope,
    kind: 'take_back_settled',
    source: { type: 'transfer_reversal', id: facts.reversalId },
    postings: postings(
      [stripeBalance, facts.amountMinor],
      [receivableFrom(facts.expertId), -facts.amountMinor],
      [memo.balance(facts.stripeAccountId), -facts.amountMinor],
      [memo.source(facts.stripeAccountId), facts.amountMinor],
    ),
  };
}
