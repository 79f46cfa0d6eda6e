/** Names of the staff's queues. */
export const queueNames: Readonly<Record<string, string>> = {
  screening: 'Tasks to screen',
  vetting: 'Experts to vet',
  reviews: 'Deliveries to review',
  disputes: 'Disputes to decide',
  chargebacks: 'Banks to answer',
  money: 'Payments in trouble',
  reconciliation: 'Open differences',
  decisions: 'Decisions waiting for a second admin',
};

export const rejectionReasons = [
  { value: 'unclear', label: 'Not clear enough' },
  { value: 'contact_details', label: 'Contact details in the text' },
  { value: 'forbidden', label: 'Not allowed here' },
  { value: 'off_platform', label: 'Leads away from Sidecrew' },
  { value: 'duplicate', label: 'Posted before' },
  { value: 'other', label: 'Something else' },
] as const;

export const adminPages = [
  { page: '', label: 'Queues' },
  { page: 'screening', label: 'Screening' },
  { page: 'vetting', label: 'Vetting' },
  { page: 'reviews', label: 'Reviews' },
  { page: 'disputes', label: 'Disputes' },
  { page: 'chargebacks', label: 'Chargebacks' },
  { page: 'payments', label: 'In trouble' },
  { page: 'ledger', label: 'Ledger' },
  { page: 'reconciliation', label: 'Reconciliation' },
  { page: 'decisions', label: 'Decisions' },
  { page: 'trace', label: 'Trace' },
  { page: 'users', label: 'People' },
] as const;

export const freezeWords = {
  title: 'Money stands still here',
  lift: 'Lift the freeze',
  lifting: 'Lifting…',
  keep: 'Keep it frozen',
  ask: 'Let money move again?',
  consequence: 'Deadlines go on where they stood, and both sides are told.',
  done: 'Money moves again.',
  reason: 'Reason',
  reasonHint: 'Stands in the audit trail with your name.',
  needReason: 'Write why.',
  reasons: {
    chargeback: 'The bank wants the payment back; its answer ends this.',
    inquiry: 'The bank asks about the payment; its answer ends this.',
    fraud_warning: 'The card network warns of fraud.',
    mediation: 'An admin mediates after the release.',
    admin: 'Staff stopped it.',
    account_restricted: 'The payout account is restricted.',
  } as Readonly<Record<string, string>>,
} as const;
