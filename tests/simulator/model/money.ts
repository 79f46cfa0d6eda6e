import type { Row } from '../look.js';
import { isBefore } from './places.js';

/** What a bank statement and the books say about one funded milestone, in minor units. */
export interface Moved {
  /** What the card paid and the books hold against: one payment, or none. */
  readonly charged: bigint;
  /** Transfers out of that payment, less what was taken back. */
  readonly transferred: bigint;
  /** Refunds of that payment that did not come back. */
  readonly refunded: bigint;
  readonly byHand: bigint;
  /** Kept of a release because the expert owes. */
  readonly setOff: bigint;
  readonly escrow: bigint;
  readonly deferredFee: bigint;
  /** Promised back and not there yet, of refunds that came back. */
  readonly promised: bigint;
  /** Released in a split, and the transfer was refused so far. */
  readonly owed: bigint;
  /** Given back after the release, and not taken from the expert's balance so far. */
  readonly debt: bigint;
  /** So many parts that went back, before the release and after it. */
  readonly legs: number;
  /** Of these after it. */
  readonly late: bigint;
  readonly lost: boolean;
}

const ownerRate = 400n;
const expertRate = 800n;

/** Half to even, in whole minor units (escrow design §12). */
export function fee(amount: bigint, basisPoints: bigint): bigint {
  const [whole, rest] = [(amount * basisPoints) / 10_000n, (amount * basisPoints) % 10_000n];
  return rest > 5_000n || (rest === 5_000n && whole % 2n === 1n) ? whole + 1n : whole;
}

/** Where the price of a funded milestone is by its rows alone. */
export function whereItIs(rows: readonly Row[]) {
  const sums = { held: 0n, released: 0n, refunded: 0n, chargedBack: 0n, onItsWay: 0n, promisedBack: 0n, owedOut: 0n };
  for (const { state, amount, dispute, parts } of rows) {
    if (state === 'divided' || state === 'dropped' || isBefore(state)) continue;
    const ownerShare = dispute?.ownerShare ?? 0n;
    if (state === 'released') sums.released += amount;
    else if (state === 'refunded') sums.refunded += amount;
    else if (state === 'charged_back') sums.chargedBack += amount;
    else if (state === 'releasing' || state === 'refunding') sums.onItsWay += amount;
    // A refund that came back is promised still; one that was refused is held again.
    else if (state === 'part_refunded' || (state === 'refunding_blocked' && parts.held === 0n)) {
      sums.released += parts.released;
      sums.refunded += parts.refunded;
      sums.promisedBack += amount - parts.released - parts.refunded;
    } else if (state === 'settled' || (state === 'disputed' && parts.held === 0n)) {
      sums.refunded += parts.refunded;
      sums.released += parts.released;
      sums.promisedBack += ownerShare - parts.refunded;
      sums.owedOut += amount - ownerShare - parts.released;
    } else sums.held += amount;
  }
  return sums;
}

/**
 * What must be true of one milestone once everything is told and nothing is on its way. Uses the rows, the rates and plain
 * arithmetic; how the product comes to the same cent is its business.
 */
export function settledMoney(rootId: string, rows: readonly Row[], moved: Moved): string[] {
  const price = rows.find(({ id }) => id === rootId)?.amount ?? 0n;
  const where = whereItIs(rows);
  const all = Object.values(where).reduce((sum, part) => sum + part, 0n);
  const wrong: string[] = [];
  const expect = (what: string, is: bigint, should: bigint) => {
    if (is !== should) wrong.push(`${what} of ${rootId} is ${is} and should be ${should}`);
  };
  expect('what was charged', moved.charged, all > 0n ? price + fee(price, ownerRate) : 0n);
  expect('escrow', moved.escrow, -where.held);
  if (all === 0n) return wrong;
  expect('the sum of all parts', all, price);
  const out = where.released + where.owedOut;
  // Fees are fixed with the first try: while a part stands blocked, the others leave its cent to it.
  const blocked = BigInt(rows.filter(({ state }) => state.endsWith('_blocked') || state === 'frozen').length);
  const near = (what: string, is: bigint, should: bigint, cents: bigint) => {
    if (is - should > cents || should - is > cents)
      wrong.push(`${what} of ${rootId} is ${is} and should be ${should}, give or take ${cents}`);
  };
  const reached = moved.transferred + moved.setOff + moved.owed - moved.debt;
  // Each part that was given back after the release is rounded once more. One of a lost payment is the platform's, not the owner's.
  if (!moved.lost || moved.late === 0n)
    near('what reached the expert, or is owed to them,', reached, out - fee(out, expertRate), blocked + moved.late);
  const back = where.refunded + where.promisedBack;
  // Which part of the owner fee went back depends on the order of the parts; each of them is rounded once.
  const feeBack = moved.refunded + moved.byHand + moved.promised - back;
  const exact = back * ownerRate - feeBack * 10_000n;
  const slack = 10_000n * BigInt(moved.legs);
  // A bank that took the payment back has paid what was still promised of it.
  if (!moved.lost && (exact > slack || exact < -slack)) wrong.push(`the owner fee that went back of ${rootId} is ${feeBack} on ${back}`);
  if (!moved.lost) near('the fee not yet earned', moved.deferredFee, fee(out + back, ownerRate) - fee(price, ownerRate), blocked);
  return wrong;
}
