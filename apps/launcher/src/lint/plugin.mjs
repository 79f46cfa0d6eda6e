import { locksInATransaction } from './locks-in-a-transaction.mjs';
import { noRawColours } from './raw-colours.mjs';
import { resolverStatesWho } from './resolver-states-who.mjs';
import { stepOrder } from './step-order.mjs';

/** Our own rules, for what only this product knows. */
export const sidecrewPlugin = {
  meta: { name: 'sidecrew' },
  rules: {
    'step-order': stepOrder,
    'resolver-states-who': resolverStatesWho,
    'locks-in-a-transaction': locksInATransaction,
    'no-raw-colours': noRawColours,
  },
};
