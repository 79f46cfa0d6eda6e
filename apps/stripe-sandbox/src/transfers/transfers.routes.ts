import { readCurrency } from '../balance/currencies.js';
import { publishUpdated } from '../events/publish.js';
import { invalidRequest, missing } from '../protocol/api-error.js';
import { clearable, integer, oneOf, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { createTransfer } from './create-transfer.js';
import { reverseTransfer } from './reverse-transfer.js';
import { reversalList, reversalsOf, type Transfer } from './transfer.js';
import type { TransferReversal } from './transfer-reversal.js';

const changeShape = { ...expandShape, description: clearable(text()), metadata: metadata() };

/** Transfers to connected accounts and their reversals. Amounts never change afterwards. */
export const transferRoutes = [
  route(
    'POST',
    '/v1/transfers',
    {
      ...changeShape,
      amount: optional(integer({ min: 1 })),
      currency: text(),
      destination: text(),
      source_transaction: optional(text()),
      source_type: optional(oneOf('card')),
      transfer_group: optional(text()),
    },
    ({ world, account, params }) => {
      if (account !== world.platform) throw invalidRequest('Only the platform can make transfers.');
      return createTransfer(world, {
        amount: params.amount,
        currency: readCurrency(params.currency),
        destination: params.destination,
        description: params.description ?? null,
        metadata: mergeMetadata({}, params.metadata),
        sourceTransaction: params.source_transaction,
        transferGroup: params.transfer_group,
      });
    },
  ),
  route(
    'GET',
    '/v1/transfers',
    { ...pageShape, created: timeRange(), destination: optional(text()), transfer_group: optional(text()) },
    ({ world, account, params, path }) => {
      const rows = world.tables.transfers
        .newestFirst(account)
        .filter((transfer) => within(transfer.created, params.created))
        .filter((transfer) => [undefined, transfer.destination].includes(params.destination))
        .filter((transfer) => [undefined, transfer.transfer_group].includes(params.transfer_group));
      return pageOf(rows, params, path);
    },
  ),
  route('GET', '/v1/transfers/:id', expandShape, ({ world, account, ids }) => find(world, account, ids[0])),
  route('POST', '/v1/transfers/:id', changeShape, ({ world, account, ids, params }) => {
    const transfer = find(world, account, ids[0]);
    const description = params.description === undefined ? transfer.description : params.description;
    const patch = { description, metadata: mergeMetadata(transfer.metadata, params.metadata) };
    return publishUpdated(world, world.tables.transfers, transfer.id, 'transfer.updated', patch);
  }),
  route(
    'POST',
    '/v1/transfers/:id/reversals',
    { ...changeShape, amount: optional(integer({ min: 1 })) },
    ({ world, account, ids, params }) =>
      reverseTransfer(world, find(world, account, ids[0]), params.amount, mergeMetadata({}, params.metadata)),
  ),
  route('GET', '/v1/transfers/:id/reversals', pageShape, ({ world, account, ids, params, path }) =>
    pageOf(reversalsOf(world, find(world, account, ids[0]).id), params, path),
  ),
  route('GET', '/v1/transfers/:id/reversals/:id', expandShape, ({ world, account, ids }) =>
    findReversal(world, find(world, account, ids[0]), ids[1]),
  ),
  route('POST', '/v1/transfers/:id/reversals/:id', { ...expandShape, metadata: metadata() }, ({ world, account, ids, params }) => {
    const transfer = find(world, account, ids[0]);
    const reversal = findReversal(world, transfer, ids[1]);
    const merged = mergeMetadata(reversal.metadata, params.metadata);
    const changed = world.tables.reversals.update(reversal.id, { metadata: merged });
    world.tables.transfers.update(transfer.id, { reversals: reversalList(world, transfer.id) });
    return changed;
  }),
];

function find(world: World, account: string, id = ''): Transfer {
  const transfer = world.tables.transfers.get(id);
  if (!transfer || world.tables.transfers.ownerOf(id) !== account) throw missing('transfer', id);
  return transfer;
}

function findReversal(world: World, transfer: Transfer, id = ''): TransferReversal {
  const reversal = world.tables.reversals.get(id);
  if (reversal?.transfer !== transfer.id) throw missing('transfer reversal', id);
  return reversal;
}
