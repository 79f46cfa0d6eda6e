import type { MoneyValue } from '@sidecrew/ui';

/** What the acts need to know of a bid. */
export interface ShownBid {
  id: string;
  version: number;
  ownerPays: MoneyValue;
  youGet: MoneyValue;
  expert: { person: { name: string } };
}
