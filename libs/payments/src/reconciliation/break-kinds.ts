/** Every kind of finding, what it says and what to do about it; the admin view shows both. */
export const breakKinds = {
  missing_here: {
    what: 'Stripe moved money that no journal tells of. The amount lies in suspense.',
    remedy: 'Open the object in Stripe. If it was made by hand there, say what it was for; its own journal then clears suspense.',
  },
  missing_there: {
    what: 'The books tell of money that Stripe did not move.',
    remedy: 'Compare the journal with the object in Stripe. Reverse the journal if the object does not exist.',
  },
  differs: {
    what: 'Stripe and the books tell different amounts or currencies for one object.',
    remedy: 'Compare fee and amount in Stripe with the journals of this id, then post the difference or ask Stripe.',
  },
  state_differs: {
    what: 'Our record of an object and the object at Stripe tell another state or amount, or Stripe does not list it.',
    remedy: 'Trace the object here and open it in Stripe. Fetching it did not help, so one of the two was changed by hand.',
  },
  duplicate: {
    what: 'The same movement was found twice at Stripe.',
    remedy: 'One of the two has to be taken back or returned by hand. Check both objects before.',
  },
  second_object: {
    what: 'One wish made two objects at Stripe.',
    remedy: 'Keep the one that the intent names; take the other back or return it by hand.',
  },
  refused_but_there: {
    what: 'A wish was refused, yet its object exists at Stripe.',
    remedy: 'Take the object back by hand, or wish for the same movement again, which will find it.',
  },
  currency_converted: {
    what: 'A charge arrived in another currency or was converted, so nothing was funded. The amount lies in suspense.',
    remedy: 'Add a bank account in this currency at Stripe, then return the payment by hand.',
  },
  amount_differs: {
    what: 'A payment brought another amount than its page asked for, so nothing was funded. The amount lies in suspense.',
    remedy: 'Return the payment by hand and find out how the page could be changed.',
  },
  refund_came_back: {
    what: 'A payment that nobody waited for could not be returned: Stripe refused it, or the bank of its owner sent it back.',
    remedy: 'Ask the owner for a bank account, pay from ours, and record it here; above the limit a second admin confirms it.',
  },
  key_reused: {
    what: 'An idempotency key was used with other parameters. This wish stands still.',
    remedy: 'This is a defect: look at the parameters of the intent and at the object in Stripe before retrying.',
  },
  event_failed: {
    what: 'An event of Stripe could not be applied ten times and is set aside.',
    remedy: 'Trace it to read what was said, mend the cause, then replay it.',
  },
  balance_differs: {
    what: 'The books and the balance at Stripe are not equal.',
    remedy: 'Look at the other breaks of this currency; if there are none, run the reconciliation over a longer time.',
  },
  over_given: {
    what: 'More was given out of a charge than it took.',
    remedy: 'Stop releases of this contract and take the surplus back.',
  },
  low_coverage: {
    what: 'The balance at Stripe hardly covers what is owed.',
    remedy: 'Top up the platform balance at Stripe from the bank.',
  },
  short_coverage: {
    what: 'The balance at Stripe does not cover what is owed.',
    remedy: 'Top up the platform balance at Stripe from the bank today: until then refunds and transfers may have to wait.',
  },
} as const satisfies Record<string, { readonly what: string; readonly remedy: string }>;

export type BreakKind = keyof typeof breakKinds;
