import { invalidRequest, missing } from '../protocol/api-error.js';
import { optional, text } from '../protocol/fields.js';
import { randomWord } from '../protocol/ids.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, pageShape, timeRange } from '../protocol/shapes.js';
import { nowSeconds, type World } from '../world.js';
import type { SandboxAccount } from './account.js';
import { createV1Account, createV1AccountShape } from './create-v1-account.js';
import { presentPlatform, presentV1Account, v1Status } from './present-v1-account.js';

const anything: Record<string, never> = {};

/** Connected accounts through v1: to be read, and no longer to be created unless an operator switched that on. */
export const v1AccountRoutes = [
  route('GET', '/v1/account', expandShape, ({ world, account }) => show(world, account)),
  route('POST', '/v1/accounts', createV1AccountShape, ({ world, account, params }) => createV1Account(world, account, params)),
  route('GET', '/v1/accounts', { ...pageShape, created: timeRange() }, ({ world, account, params, path }) => {
    const rows = world.tables.accounts
      .newestFirst(account)
      .map((each) => presentV1Account(world, each))
      .filter((each) => within(each.created, params.created));
    return pageOf(rows, params, path);
  }),
  route('GET', '/v1/accounts/:id', expandShape, ({ world, account, ids: [id = ''] }) => {
    if (id === account) return show(world, account);
    return presentV1Account(world, find(world, account, id));
  }),
  route('POST', '/v1/accounts/:id/login_links', expandShape, ({ world, account, ids }) => {
    const found = find(world, account, ids[0]);
    if (!found.submitted) {
      throw invalidRequest(`Cannot create a login link for an account that has not completed onboarding.`);
    }
    const link = world.tables.loginLinks.insert(account, {
      id: randomWord(28),
      account: found.id,
      used: false,
      visit: randomWord(28),
      createdAt: world.clock.now(),
    });
    return { object: 'login_link', created: nowSeconds(world), url: `${world.publicUrl}/express/${link.id}` };
  }),
  route('GET', '/v1/accounts/:id/capabilities', anything, ({ world, account, ids, path }) => {
    const found = find(world, account, ids[0]);
    return { object: 'list', data: [transfersOf(found)], has_more: false, url: path };
  }),
  route('GET', '/v1/accounts/:id/capabilities/:id', expandShape, ({ world, account, ids }) => {
    const found = find(world, account, ids[0]);
    if (ids[1] !== 'transfers') throw missing('capability', ids[1] ?? '');
    return transfersOf(found);
  }),
  route('GET', '/v1/accounts/:id/external_accounts', { ...pageShape, object: optional(text()) }, ({ world, account, ids, params, path }) =>
    pageOf(world.tables.bankAccounts.newestFirst(find(world, account, ids[0]).id), params, path),
  ),
  route('GET', '/v1/accounts/:id/external_accounts/:id', expandShape, ({ world, account, ids: [id, bankId = ''] }) => {
    const bank = world.tables.bankAccounts.get(bankId);
    if (bank?.account !== find(world, account, id).id) throw missing('external account', bankId);
    return bank;
  }),
];

function show(world: World, id: string) {
  const account = world.tables.accounts.get(id);
  return account ? presentV1Account(world, account) : presentPlatform(world);
}

function find(world: World, account: string, id = ''): SandboxAccount {
  const found = world.tables.accounts.get(id);
  if (!found || world.tables.accounts.ownerOf(id) !== account) throw missing('account', id);
  return found;
}

function transfersOf(account: SandboxAccount) {
  return {
    id: 'transfers',
    object: 'capability' as const,
    account: account.id,
    requested: account.transfersRequested,
    requested_at: account.transfersRequested ? Math.floor(account.createdAt / 1000) : null,
    status: v1Status(account.capabilities.stripe_transfers),
  };
}
