import { missing } from '../protocol/api-error.js';
import { optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, pageShape, timeRange } from '../protocol/shapes.js';
import { presentBalance } from './present-balance.js';

/** The balance and every movement of it. */
export const balanceRoutes = [
  route('GET', '/v1/balance', expandShape, ({ world, account }) => presentBalance(world, account)),
  route(
    'GET',
    '/v1/balance_transactions',
    {
      ...pageShape,
      created: timeRange(),
      currency: optional(text()),
      payout: optional(text()),
      source: optional(text()),
      type: optional(text()),
    },
    ({ world, account, params, path }) => {
      const rows = world.tables.transactions
        .newestFirst(account)
        .filter((transaction) => within(transaction.created, params.created))
        .filter((transaction) => [undefined, transaction.currency].includes(params.currency?.toLowerCase()))
        .filter((transaction) => [undefined, transaction.source].includes(params.source))
        .filter((transaction) => params.type === undefined || transaction.type === params.type);
      const ofPayout = params.payout === undefined ? rows : rows.filter(({ source }) => source === params.payout);
      return pageOf(ofPayout, params, path);
    },
  ),
  route('GET', '/v1/balance_transactions/:id', expandShape, ({ world, account, ids: [id = ''] }) => {
    const transaction = world.tables.transactions.get(id);
    if (!transaction || world.tables.transactions.ownerOf(id) !== account) throw missing('balance transaction', id);
    return transaction;
  }),
];
