import { type MoneyValue, toMoney, toValue } from '@sidecrew/ui';

/** Half and half, to start from. */
export function halfOf(held: MoneyValue): MoneyValue {
  return { minor: (toMoney(held).minor / 2n).toString(), currency: held.currency };
}

/** What is left for the expert. */
export function restOf(held: MoneyValue, owner: MoneyValue): MoneyValue {
  return toValue(toMoney(held).minus(toMoney(owner)));
}
