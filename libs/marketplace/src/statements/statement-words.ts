import type { JournalKind } from '@sidecrew/ledger';
import type { Side } from './statement-lines.js';

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
  },
  expert: {
    ...both,
    release_decided: 'Released to you, after the expert fee',
    release_settled: 'Sent to your payout account',
    set_off: 'Kept for what you owed',
    late_refund_decided: 'Refund to the owner, owed by you',
    take_back_settled: 'Taken back from your payout account',
    chargeback_take_back: 'Taken back while the chargeback is open',
    chargeback_recovery_returned: 'Chargeback won: yours again',
    bad_debt: 'Debt written off',
    goodwill: 'Payment by Sidecrew',
    protection: 'Payment from the protection fund',
  },
};

/** What a journal means to that person, in a few words. */
export const wordsOf = (side: Side, kind: JournalKind): string => words[side][kind] ?? kind.replaceAll('_', ' ');

/** Stands under every receipt, statement and invoice until a lawyer has read their texts. */
export const draftNote = 'The wording of this document is a draft that a lawyer has not checked yet.';
