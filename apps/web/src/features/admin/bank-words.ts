import type { BankCaseKind, BankCaseState, EvidenceSlot } from '../../gql/graphql';

export const kindNames: Readonly<Record<BankCaseKind, string>> = {
  chargeback: 'Chargeback',
  inquiry: 'Inquiry',
  fraud_warning: 'Fraud warning',
};

/** What the bank's word means, and what convinces it. */
interface Reason {
  readonly name: string;
  readonly means: string;
  readonly asks: string;
}

const reasons: Readonly<Record<string, Reason>> = {
  fraudulent: {
    name: 'Says they did not pay',
    means: 'The cardholder says that somebody else used their card.',
    asks: 'Show that the owner took part: messages they wrote, work they approved, files they were given.',
  },
  unrecognized: {
    name: 'Does not recognise it',
    means: 'The cardholder does not know what this line on their statement is.',
    asks: 'Say what was bought and from whom, with the date and what was delivered.',
  },
  product_not_received: {
    name: 'Says nothing arrived',
    means: 'The cardholder says that they did not get what they paid for.',
    asks: 'Show each delivery with its date, and that the owner opened or approved it.',
  },
  product_unacceptable: {
    name: 'Says it is not as agreed',
    means: 'The cardholder says that the work is not what was described.',
    asks: 'Show the agreed points next to what was delivered for each, and the rounds of changes that they asked for.',
  },
  duplicate: {
    name: 'Says they paid twice',
    means: 'The cardholder says that one purchase was charged more than once.',
    asks: 'Show that each payment is for another piece of work, or that one of them was refunded.',
  },
  credit_not_processed: {
    name: 'Says a refund is missing',
    means: 'The cardholder says that a refund they were promised did not come.',
    asks: 'Show what was agreed about a refund, and when it was sent.',
  },
  subscription_canceled: {
    name: 'Says they had cancelled',
    means: 'The cardholder says that this payment came after a cancellation.',
    asks: 'Show what was agreed before the payment, and that nothing was cancelled.',
  },
};

/** Words for any reason; one that is new here still has a name. */
export const reasonOf = (reason: string): Reason =>
  reasons[reason] ?? {
    name: reason.replaceAll('_', ' '),
    means: 'The bank names no reason that we know more about.',
    asks: 'Say what was bought, what was delivered and what the owner did with it.',
  };

/** What happens now, in a sentence. */
export const stateWords: Readonly<Record<BankCaseState, string>> = {
  needs_answer: 'Waits for our answer. The bank takes one, and does not wait past its date.',
  answering: 'Our answer is on its way to the bank.',
  conceding: 'We gave it up; the bank is being told.',
  under_review: 'The bank has our answer and decides, as a rule within 60 to 75 days.',
  won: 'Won: the money is back and goes on where it stood.',
  lost: 'Lost: the bank gave the money back to the cardholder for good.',
  dropped: 'Over: the bank asked and took nothing.',
  warned: 'The card network warns that this payment may be fraud. Nothing was taken; the money stands still until somebody looked at it.',
  lifted: 'Looked at: the money goes on where it stood.',
};

/** A warning and a case of a bank wait for different things. */
export const pillOf: Readonly<Record<BankCaseState, string>> = {
  needs_answer: 'needs_answer',
  answering: 'executing',
  conceding: 'executing',
  under_review: 'under_review',
  won: 'won',
  lost: 'charged_back',
  dropped: 'done',
  warned: 'needs_answer',
  lifted: 'done',
};

export const slots = [
  { value: 'service_documentation', label: 'Proof that the work was delivered' },
  { value: 'customer_communication', label: 'What both sides wrote' },
  { value: 'receipt', label: 'Receipt' },
  { value: 'uncategorized_file', label: 'Other' },
] as const satisfies readonly { value: EvidenceSlot; label: string }[];

export const slotName = (slot: EvidenceSlot): string => slots.find(({ value }) => value === slot)?.label ?? slot;

const lossNames: Readonly<Record<string, string>> = {
  refund_payable: 'A refund that was promised: the bank has paid it',
  escrow: 'Held for this work',
  deferred_fee: 'Owner fee on it, not yet earned',
  dispute_recovery: 'Taken back from the expert meanwhile',
  'revenue.owner_fee': 'Our owner fee',
  'revenue.expert_fee': 'Our expert fee',
  receivable: 'The expert owes it',
  'expense.chargeback_loss': 'Our loss',
};

/** Where a part of a lost chargeback came from. */
export const lossName = (account: string): string => lossNames[account] ?? account.replaceAll('_', ' ');
