import type { JournalKind } from '@sidecrew/ledger';
import type { LineRow, Side } from './statement-lines.js';

const both: Partial<Record<JournalKind, string>> = {
  reversal: 'Taken back: the step before could not be carried out',
  chargeback_lost: 'Charged back by the bank',
  chargeback_withdrawn: 'Chargeback opened',
  split_decided: 'Dispute settled by a split',
};

const words: Record<Side, Partial<Record<JournalKind, string>>> = {
  owner: {
    ...both,
    funded: 'Paid, held for the task',
    release_decided: 'Released to the expert, with the owner fee on it',
    refund_decided: 'Refund on its way',
    late_refund_decided: 'Refund after the release on its way',
    refund_settled: 'Refunded to your card',
    refund_failed: 'Your bank sent the refund back',
    refund_paid_by_hand: 'Refund paid by bank transfer',
    chargeback_promise_covered: 'Refund that the bank paid you in the chargeback',
  },
  expert: {
    ...both,
    release_decided: 'Released to you, after the expert fee',
    release_settled: 'Sent to your payout account',
    set_off: 'Kept for what you owed',
    late_refund_decided: 'Refund to the owner, owed by you',
    take_back_settled: 'Taken back from your payout account',
    chargeback_take_back: 'Taken back while the chargeback is open',
    chargeback_promise_covered: 'Owed less: a refund that the owner has from their bank',
    chargeback_recovery_returned: 'Chargeback won: yours again',
    bad_debt: 'Debt written off',
    goodwill: 'Payment by Sidecrew',
    protection: 'Payment from the protection fund',
  },
};

const tipWords: typeof words = {
  owner: {
    funded: 'Tip paid',
    release_decided: 'Tip passed on to the expert',
    refund_decided: 'Tip on its way back: the expert could not receive it',
  },
  expert: { release_decided: 'Tip for you, without a fee' },
};

/** What a line means to that person, in a few words. */
export const wordsOf = ({ side, kind, isTip }: Pick<LineRow, 'side' | 'kind' | 'isTip'>): string =>
  (isTip ? tipWords[side][kind] : undefined) ?? words[side][kind] ?? kind.replaceAll('_', ' ');

/** Stands under every receipt, statement and invoice until a lawyer has read their texts. */
export const draftNote = 'The wording of this document is a draft that a lawyer has not checked yet.';
