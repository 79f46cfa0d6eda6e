/**
 * The names of the ledger's accounts (escrow design §4). A name and a currency make one account; which class it
 * belongs to, and the bounds the database holds it to, follow from the part before the colon.
 */
export type AccountName = string & { readonly __account: never };

const named = (name: string): AccountName => name as AccountName;

/** The platform's balance at Stripe, pending and available together. */
export const stripeBalance = named('stripe_balance');
/** The part of it that Stripe keeps back for connected accounts. */
export const stripeReserved = named('stripe_reserved');
/** The platform's own bank account. */
export const bank = named('bank');
/** Money at Stripe that nothing explains yet; zero at the end of a day. */
export const suspense = named('suspense');

export const expertFeeRevenue = named('revenue.expert_fee');
export const ownerFeeRevenue = named('revenue.owner_fee');

export const expenses = {
  stripeFee: named('expense.stripe_fee'),
  disputeFee: named('expense.dispute_fee'),
  chargebackLoss: named('expense.chargeback_loss'),
  protection: named('expense.protection'),
  goodwill: named('expense.goodwill'),
  badDebt: named('expense.bad_debt'),
} as const;

/** Held for owner and expert. The subject is the milestone that was funded, a tip, a week or a retainer. */
export const escrowOf = (subjectId: string): AccountName => named(`escrow:${subjectId}`);
/** The owner fee of a held amount, taken and not yet earned. */
export const deferredFeeOf = (subjectId: string): AccountName => named(`deferred_fee:${subjectId}`);
/** Released to an expert, transfer not yet confirmed. */
export const payableTo = (expertId: string): AccountName => named(`payable:${expertId}`);
/** An expert owes this back. */
export const receivableFrom = (expertId: string): AccountName => named(`receivable:${expertId}`);
/** Promised back to an owner; named by the intent of the refund. */
export const refundPayableOf = (intentId: string): AccountName => named(`refund_payable:${intentId}`);
/** Withdrawn by a chargeback whose outcome is open. */
export const disputeHoldOf = (disputeId: string): AccountName => named(`dispute_hold:${disputeId}`);
/** Taken back from an expert because of an open chargeback. */
export const disputeRecoveryOf = (expertId: string): AccountName => named(`dispute_recovery:${expertId}`);

/** Memo book: an expert's own Stripe balance, its counterpart, and the way to the bank. */
export const memo = {
  balance: (stripeAccountId: string): AccountName => named(`conn:${stripeAccountId}`),
  source: (stripeAccountId: string): AccountName => named(`conn_source:${stripeAccountId}`),
  transit: (stripeAccountId: string): AccountName => named(`conn_transit:${stripeAccountId}`),
  bank: (stripeAccountId: string): AccountName => named(`conn_bank:${stripeAccountId}`),
} as const;
