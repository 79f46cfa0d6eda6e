import type { InvoiceKind, PlatformFee, ReceiptKind, StatementSide } from '../../gql/graphql';

export const receiptTitles: Readonly<Record<ReceiptKind, string>> = {
  funding: 'Receipt: payment held',
  tip: 'Receipt: tip',
  release: 'Receipt: payment released',
  refund: 'Receipt: refund',
  payout: 'Receipt: payout',
};

export const sideTitles: Readonly<Record<StatementSide, string>> = {
  owner: 'As owner: money held for your tasks',
  expert: 'As expert: money released to you',
};

/** Under what an empty balance is explained. */
export const sideNotes: Readonly<Record<StatementSide, string>> = {
  owner: 'The balance is what is held for you, owner fee included, and refunds on their way.',
  expert: 'The balance is what was released and has not reached your payout account yet.',
};

export const invoiceKinds: Readonly<Record<InvoiceKind, string>> = { invoice: 'Invoice', credit_note: 'Credit note' };
export const fees: Readonly<Record<PlatformFee, string>> = { owner_fee: 'Owner fee', expert_fee: 'Expert fee' };

/** The texts wait for a lawyer; said wherever a document can be taken along. */
export const draftNote = 'The wording of these documents is a draft that a lawyer has not checked yet.';

const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "October 2026" of "2026-10". */
export const monthName = (month: string): string => months.format(new Date(`${month}-01T00:00:00Z`));

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The day in UTC, under which a statement lists it: "26 Nov" needs no year inside its month. */
export const utcDay = (at: string): string => days.format(new Date(at));

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The whole date in UTC, as documents carry it. */
export const utcDate = (at: string): string => dates.format(new Date(at));
