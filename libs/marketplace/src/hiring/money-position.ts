import { type Currency, Money } from '@sidecrew/money';
import { type PositionJson, type PositionPart, positionParts } from './contract-rows.js';

/** Where the money of a contract or milestone is; the parts always add up to `funded`. */
export type Position = Readonly<Record<'price' | PositionPart, Money>>;

/** A milestone's position, as the database worked it out. */
export const positionOf = (position: PositionJson, currency: Currency): Position =>
  withParts(Money.of(position.price, currency), (part) => Money.of(position[part], currency));

/** The position of a whole contract. Its price is what was agreed, also where milestones were cut or dropped. */
export const sumOfPositions = (price: Money, positions: readonly Position[]): Position =>
  withParts(price, (part) => positions.reduce((sum, position) => sum.plus(position[part]), Money.zero(price.currency)));

function withParts(price: Money, amountOf: (part: PositionPart) => Money): Position {
  const [funded, held, inFlight, released, refunded, chargedBack] = positionParts.map(amountOf) as [
    Money,
    Money,
    Money,
    Money,
    Money,
    Money,
  ];
  return { price, funded, held, inFlight, released, refunded, chargedBack };
}
