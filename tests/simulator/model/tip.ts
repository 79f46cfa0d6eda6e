/** Where a tip may stand: its page is open, was left, it was paid, waits for its expert, was passed on, or went back. */
export type TipPlace = 'paying' | 'left' | 'paid' | 'waiting' | 'passed_on' | 'returned';

/** What a bank statement and the books say about one tip, in minor units. */
export interface MovedTip {
  readonly state: TipPlace;
  readonly amount: bigint;
  readonly charged: bigint;
  readonly transferred: bigint;
  /** Refunds that were made, also those that came back. */
  readonly refunded: bigint;
  readonly escrow: bigint;
  /** The bank took it back for good. */
  readonly lost: boolean;
}

/** What must be true of a tip once everything is told: it is with one of its two people whole, or held whole; nobody takes a fee of it. */
export function settledTip(id: string, { state, amount, charged, transferred, refunded, escrow, lost }: MovedTip): string[] {
  const isPaid = state !== 'paying' && state !== 'left';
  const wrong: string[] = [];
  const expect = (what: string, is: bigint, should: bigint) => {
    if (is !== should) wrong.push(`${what} of the tip ${id} (${state}) is ${is} and should be ${should}`);
  };
  expect('what was charged', charged, isPaid ? amount : 0n);
  expect('what reached the expert', transferred, state === 'passed_on' ? amount : 0n);
  expect('what went back', refunded, state === 'returned' ? amount : 0n);
  if (!lost) expect('what is held', escrow, state === 'paid' || state === 'waiting' ? amount : 0n);
  return wrong;
}
