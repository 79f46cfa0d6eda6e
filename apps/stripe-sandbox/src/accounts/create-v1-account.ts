import { publishThin } from '../events/publish.js';
import { invalidRequest } from '../protocol/api-error.js';
import { flag, oneOf, optional, text, type Infer } from '../protocol/fields.js';
import { expandShape, hash, mergeMetadata, metadata } from '../protocol/shapes.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';
import { accountRef } from './capabilities.js';
import { openAccount } from './new-account.js';
import { presentV1Account } from './present-v1-account.js';

/** The parameters of the old way to make an account, as far as they lead to the one kind that is played. */
export const createV1AccountShape = {
  ...expandShape,
  business_type: optional(oneOf('company', 'individual')),
  capabilities: optional(hash({ transfers: optional(hash({ requested: optional(flag()) })) })),
  controller: optional(
    hash({
      fees: optional(hash({ payer: optional(oneOf('account', 'application')) })),
      losses: optional(hash({ payments: optional(oneOf('application', 'stripe')) })),
      requirement_collection: optional(oneOf('application', 'stripe')),
      stripe_dashboard: optional(hash({ type: optional(oneOf('express', 'full', 'none')) })),
    }),
  ),
  country: optional(text(2)),
  default_currency: optional(text()),
  email: optional(text()),
  metadata: metadata(),
};

/** Refused for new platforms. Switched on, it makes an account that still tells its news through v2 events. */
export function createV1Account(world: World, account: string, params: Infer<typeof createV1AccountShape>) {
  if (!settingsOf(world).allowV1AccountCreation || account !== world.platform) {
    throw invalidRequest(
      'Your platform cannot create accounts with POST /v1/accounts. Create connected accounts with POST /v2/core/accounts instead.',
    );
  }
  checkController(params.controller);
  const opened = openAccount(world, {
    contactEmail: params.email ?? null,
    country: params.country ?? 'US',
    countryParam: 'country',
    ...(params.default_currency && { currency: params.default_currency }),
    entityType: params.business_type ?? 'individual',
    metadata: mergeMetadata({}, params.metadata),
    transfersRequested: params.capabilities?.transfers?.requested ?? false,
  });
  publishThin(world, 'v2.core.account.created', { related: accountRef(opened.id) });
  return presentV1Account(world, opened);
}

function checkController(controller: Infer<typeof createV1AccountShape>['controller']): void {
  const played =
    controller?.fees?.payer === 'application' &&
    controller.losses?.payments === 'application' &&
    controller.stripe_dashboard?.type === 'express' &&
    controller.requirement_collection !== 'application';
  if (played) return;
  throw invalidRequest(
    'Only accounts with an Express dashboard are played, whose fees and losses are the application’s and whose requirements Stripe collects.',
    { param: 'controller' },
  );
}
