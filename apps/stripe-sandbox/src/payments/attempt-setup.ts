import { publish } from '../events/publish.js';
import { ApiError } from '../protocol/api-error.js';
import { present } from '../protocol/present.js';
import type { World } from '../world.js';
import { checkSaveDecline } from './card-decisions.js';
import type { PaymentError } from './payment-intent.js';
import { testCardOf, type PaymentMethod } from './payment-method.js';
import { saveForLater } from './save-for-later.js';
import type { SetupIntent } from './setup-intent.js';
import type { Decline } from './test-cards.js';

/** Tries to save a card. Leaves the setup succeeded, waiting for the cardholder, or refused with a 402. */
export function attemptSetup(
  world: World,
  setup: SetupIntent,
  attempt: { method: PaymentMethod; authenticated: boolean; returnUrl: string | null },
): SetupIntent {
  const { method, authenticated, returnUrl } = attempt;
  const account = world.tables.setupIntents.ownerOf(setup.id) ?? world.platform;
  const card = testCardOf(method);
  const decline = card && checkSaveDecline(card);
  if (decline) throw declineSetup(world, setup, method, decline);
  if (card?.authentication && !authenticated) {
    const waiting = world.tables.setupIntents.update(setup.id, {
      status: 'requires_action',
      payment_method: method.id,
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: { return_url: returnUrl, url: `${world.publicUrl}/3ds/${setup.id}` },
      },
    });
    publish(world, account, 'setup_intent.requires_action', waiting);
    return waiting;
  }
  saveForLater(world, method, setup.customer, setup.usage);
  const patch = {
    status: 'succeeded' as const,
    payment_method: method.id,
    next_action: null,
    last_setup_error: null,
  };
  const saved = world.tables.setupIntents.update(setup.id, patch);
  publish(world, account, 'setup_intent.succeeded', saved);
  return saved;
}

/** Records that a card could not be saved, and gives the error to answer with. */
export function declineSetup(world: World, setup: SetupIntent, method: PaymentMethod, decline: Decline): ApiError {
  const account = world.tables.setupIntents.ownerOf(setup.id) ?? world.platform;
  const fields = {
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    payment_method: present(method),
    payment_method_type: method.type,
  };
  const error: PaymentError = { type: 'card_error', message: decline.message, ...fields };
  const failed = world.tables.setupIntents.update(setup.id, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: error,
  });
  publish(world, account, 'setup_intent.setup_failed', failed);
  return new ApiError(402, 'card_error', decline.message, { ...fields, setup_intent: present(failed) }, true);
}
