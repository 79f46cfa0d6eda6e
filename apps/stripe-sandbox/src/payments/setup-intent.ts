import { newId, randomWord } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';
import type { NextAction, PaymentError } from './payment-intent.js';

const alwaysEmpty = {
  application: null,
  excluded_payment_method_types: null,
  latest_attempt: null,
  livemode: false as const,
  mandate: null,
  on_behalf_of: null,
  payment_method_configuration_details: null,
  single_use_mandate: null,
};

/** A card on its way to being saved. */
export interface SetupIntent extends Readonly<typeof alwaysEmpty> {
  id: string;
  object: 'setup_intent';
  allowed_payment_method_types: string[] | null;
  automatic_payment_methods: { allow_redirects?: string; enabled: boolean } | null;
  cancellation_reason: string | null;
  client_secret: string;
  created: number;
  customer: string | null;
  description: string | null;
  last_setup_error: PaymentError | null;
  metadata: Record<string, string>;
  next_action: NextAction | null;
  payment_method: string | null;
  payment_method_options: Record<string, unknown> | null;
  payment_method_types: string[];
  status: 'canceled' | 'requires_action' | 'requires_confirmation' | 'requires_payment_method' | 'succeeded';
  usage: 'off_session' | 'on_session';
  sandbox: { session: string | null };
}

/** What differs between one setup and the next. */
export type SetupSeed = Partial<Omit<SetupIntent, 'id' | 'object' | 'client_secret'>>;

/** Builds a setup that waits for a card. */
export function newSetupIntent(world: World, seed: SetupSeed): SetupIntent {
  const id = newId('seti');
  return {
    id,
    object: 'setup_intent',
    ...alwaysEmpty,
    allowed_payment_method_types: null,
    automatic_payment_methods: seed.allowed_payment_method_types ? null : { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomWord(25)}`,
    created: nowSeconds(world),
    customer: null,
    description: null,
    last_setup_error: null,
    metadata: {},
    next_action: null,
    payment_method: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: seed.allowed_payment_method_types ?? ['card'],
    status: 'requires_payment_method',
    usage: 'off_session',
    sandbox: { session: null },
    ...seed,
  };
}
