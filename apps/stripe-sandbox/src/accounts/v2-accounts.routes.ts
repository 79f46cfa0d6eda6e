import { invalidRequest, missing, ParameterError } from '../protocol/api-error.js';
import { flag, list, oneOf, optional, text, type Infer } from '../protocol/fields.js';
import { route } from '../protocol/route.js';
import { hash, mergeMetadata, metadata } from '../protocol/shapes.js';
import { v2PageOf, v2PageShape } from '../protocol/v2-list.js';
import { publishThin } from '../events/publish.js';
import type { World } from '../world.js';
import type { SandboxAccount } from './account.js';
import { accountRef, changeAccount } from './capabilities.js';
import { closeAccount } from './close-account.js';
import { openAccount } from './new-account.js';
import { includable, presentV2Account } from './present-v2-account.js';

const BASE = '/v2/core/accounts';
const include = optional(list(oneOf(...includable)));

const recipient = hash({
  capabilities: optional(hash({ stripe_balance: optional(hash({ stripe_transfers: optional(hash({ requested: flag() })) })) })),
});

const changeShape = {
  configuration: optional(hash({ recipient: optional(recipient) })),
  contact_email: optional(text()),
  contact_phone: optional(text()),
  display_name: optional(text()),
  include,
  metadata: metadata(),
};

const createShape = {
  ...changeShape,
  dashboard: oneOf('express', 'full', 'none'),
  defaults: hash({
    currency: optional(text()),
    responsibilities: hash({
      fees_collector: oneOf('application', 'application_custom', 'application_express', 'stripe'),
      losses_collector: oneOf('application', 'stripe'),
    }),
  }),
  identity: hash({ country: text(2), entity_type: optional(oneOf('company', 'individual')) }),
};

/** Connected accounts. Only the one kind that can receive transfers behind an Express page is played. */
export const v2AccountRoutes = [
  route('POST', BASE, createShape, ({ world, params }) => {
    const account = create(world, params);
    publishThin(world, 'v2.core.account.created', { related: accountRef(account.id) });
    return presentV2Account(world, account, params.include);
  }),
  route('GET', `${BASE}/:id`, { include }, ({ world, account, ids, params }) =>
    presentV2Account(world, find(world, account, ids[0]), params.include),
  ),
  route(
    'GET',
    BASE,
    { ...v2PageShape, applied_configurations: optional(list(text())), closed: optional(flag()) },
    ({ world, account, params, path }) => {
      const wanted = params.applied_configurations ?? ['recipient'];
      const rows = world.tables.accounts
        .newestFirst(account)
        .filter((each) => each.closed === (params.closed ?? false) && wanted.includes('recipient'));
      return v2PageOf(rows, params, path, (each) => presentV2Account(world, each));
    },
  ),
  route('POST', `${BASE}/:id`, changeShape, ({ world, account, ids, params }) => {
    const found = find(world, account, ids[0]);
    if (found.closed) throw invalidRequest('This account is closed.', { code: 'account_closed' });
    const changed = changeAccount(world, found.id, {
      contactEmail: params.contact_email ?? found.contactEmail,
      contactPhone: params.contact_phone ?? found.contactPhone,
      displayName: params.display_name ?? found.displayName,
      metadata: mergeMetadata(found.metadata, params.metadata),
      transfersRequested: requested(params.configuration) ?? found.transfersRequested,
    });
    publishThin(world, 'v2.core.account.updated', { related: accountRef(found.id) });
    return presentV2Account(world, changed, params.include);
  }),
  route(
    'POST',
    `${BASE}/:id/close`,
    { applied_configurations: optional(list(oneOf('customer', 'merchant', 'recipient'))) },
    ({ world, account, ids }) => presentV2Account(world, closeAccount(world, find(world, account, ids[0]))),
  ),
];

function find(world: World, account: string, id = ''): SandboxAccount {
  const found = world.tables.accounts.get(id);
  if (!found || (world.tables.accounts.ownerOf(id) !== account && id !== account)) throw missing('account', id);
  return found;
}

function create(world: World, params: Infer<typeof createShape>): SandboxAccount {
  checkCombination(params);
  return openAccount(world, {
    contactEmail: params.contact_email ?? null,
    contactPhone: params.contact_phone ?? null,
    country: params.identity.country,
    countryParam: 'identity.country',
    ...(params.defaults.currency && { currency: params.defaults.currency }),
    displayName: params.display_name ?? null,
    entityType: params.identity.entity_type ?? 'individual',
    feesCollector: params.defaults.responsibilities.fees_collector,
    metadata: mergeMetadata({}, params.metadata),
    transfersRequested: requested(params.configuration) ?? false,
  });
}

function checkCombination(params: Infer<typeof createShape>): void {
  const { fees_collector, losses_collector } = params.defaults.responsibilities;
  if (params.dashboard !== 'express' || fees_collector === 'stripe' || losses_collector === 'stripe') {
    throw invalidRequest(
      'This combination of dashboard and responsibilities is not played here: an Express dashboard needs fees and losses collected by the application.',
      { code: 'invalid_account_configuration', param: 'defaults.responsibilities' },
    );
  }
  if (!params.contact_email) {
    throw new ParameterError('contact_email is needed for accounts with an Express dashboard.', {
      code: 'parameter_missing',
      param: 'contact_email',
    });
  }
}

function requested(configuration: Infer<typeof changeShape>['configuration']): boolean | undefined {
  return configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested;
}
