import { type Currency, currencyRules, feeOn, launchFees, Money } from '@sidecrew/money';

export type Direction = 'price' | 'pays' | 'gets';

export interface FeeFigures {
  price: Money;
  ownerFee: Money;
  expertFee: Money;
  ownerPays: Money;
  expertGets: Money;
}

/** All five figures of a price. */
export function figuresOf(price: Money): FeeFigures {
  const ownerFee = Money.of(feeOn(price.minor, launchFees.ownerFeeBasisPoints), price.currency);
  const expertFee = Money.of(feeOn(price.minor, launchFees.expertFeeBasisPoints), price.currency);
  return { price, ownerFee, expertFee, ownerPays: price.plus(ownerFee), expertGets: price.minus(expertFee) };
}

/**
 * The price behind an amount. Fees are rounded, so not every end has an exact price;
 * the nearest below is tried cent by cent, which takes two or three steps.
 */
export function priceFrom(amount: Money, direction: Direction): Money {
  if (direction === 'price') return amount;
  const reach = (minor: bigint) => {
    const { ownerPays, expertGets } = figuresOf(Money.of(minor, amount.currency));
    return (direction === 'pays' ? ownerPays : expertGets).minor;
  };
  const share = direction === 'pays' ? 10_000n + BigInt(launchFees.ownerFeeBasisPoints) : 10_000n - BigInt(launchFees.expertFeeBasisPoints);
  let minor = (amount.minor * 10_000n) / share;
  while (reach(minor) < amount.minor) minor += 1n;
  while (reach(minor) > amount.minor && minor > 0n) minor -= 1n;
  return Money.of(minor, amount.currency);
}

/** Whether a price is one that a task may have. */
export function rangeProblem(price: Money, currency: Currency): 'tooSmall' | 'tooLarge' | null {
  const { smallestTaskMinor, largestMilestoneMinor } = currencyRules(currency);
  if (price.minor < smallestTaskMinor) return 'tooSmall';
  return price.minor > largestMilestoneMinor ? 'tooLarge' : null;
}
