import { type Currency, Money } from '@sidecrew/money';
import { type MilestoneState } from '../milestone.process.js';
import type { MilestoneJson } from './contract-rows.js';

/** Where the money of a contract or milestone is; the parts always add up to `funded`. */
export interface Position {
  readonly price: Money;
  readonly funded: Money;
  readonly held: Money;
  readonly inFlight: Money;
  readonly released: Money;
  readonly refunded: Money;
  readonly chargedBack: Money;
}

type Part = 'held' | 'inFlight' | 'released' | 'refunded' | 'chargedBack';

/** Which part a row's whole amount is in. A settled one has two, a row that was cut is represented by its parts. */
const partOf: Record<MilestoneState, Part | 'none' | 'split'> = {
  planned: 'none', funding: 'none', dropped: 'none', divided: 'none',
  funded: 'held', submitted: 'held', changes_requested: 'held', refund_requested: 'held', approved: 'held', approved_blocked: 'held',
  disputed: 'held', frozen: 'held',
  releasing: 'inFlight', refunding: 'inFlight', refunding_blocked: 'inFlight',
  released: 'released', refunded: 'refunded', part_refunded: 'refunded', settled: 'split', charged_back: 'chargedBack',
};

type Amounts = Pick<MilestoneJson, 'state' | 'amountMinor' | 'ownerShareMinor' | 'expertShareMinor'>;

export function positionOf(milestone: Amounts, currency: Currency): Position {
  const amount = Money.of(milestone.amountMinor, currency);
  const zero = Money.zero(currency);
  const nothing = { price: amount, funded: amount, held: zero, inFlight: zero, released: zero, refunded: zero, chargedBack: zero };
  const part = partOf[milestone.state];
  if (part === 'none') return { ...nothing, funded: zero };
  if (part !== 'split') return { ...nothing, [part]: amount };
  const refunded = Money.of(milestone.ownerShareMinor ?? 0, currency);
  return { ...nothing, refunded, released: amount.minus(refunded) };
}

/** The position of a whole contract. Its price is what was agreed, also where milestones were cut or dropped. */
export function sumOfPositions(price: Money, positions: readonly Position[]): Position {
  const sum = (part: keyof Position): Money =>
    positions.reduce((total, position) => total.plus(position[part]), Money.zero(price.currency));
  return {
    price, funded: sum('funded'), held: sum('held'), inFlight: sum('inFlight'), released: sum('released'),
    refunded: sum('refunded'), chargedBack: sum('chargedBack'),
  };
}

