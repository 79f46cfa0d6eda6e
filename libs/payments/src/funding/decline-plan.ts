import { days, later } from '@sidecrew/platform';
import type { PayerAskedBack } from '../port-facts.js';

/** A declined card is tried again so long after the first decline, each time as a new intent (escrow design §9). */
const retriesAfterMs = [days(1), days(3), days(5)];

/** The bank will not change its mind about these; trying again only harms. */
const final = new Set([
  'expired_card',
  'fraudulent',
  'incorrect_number',
  'invalid_account',
  'lost_card',
  'pickup_card',
  'restricted_card',
  'revocation_of_all_authorizations',
  'revocation_of_authorization',
  'stolen_card',
  'stop_payment_order',
]);

/** Their bank asks for them, or there is no card to charge: only they can pay now. */
const needsPayer: ReadonlyMap<string, PayerAskedBack['because']> = new Map([
  ['authentication_required', 'bank'],
  ['no_saved_card', 'no_card'],
]);

/** Nobody's card was asked. */
const noDecline = new Set(['no_longer_wanted', 'customer_refused']);

export type AfterDecline =
  | { readonly then: 'ask_back'; readonly because: PayerAskedBack['because'] }
  | { readonly then: 'retry'; readonly at: Date }
  | { readonly then: 'stop' };

/** What follows when a saved card was not charged. `attempt` counts from 1. */
export function afterDecline(code: string, attempt: number, firstTriedAt: Date): AfterDecline {
  const because = needsPayer.get(code);
  if (because) return { then: 'ask_back', because };
  const wait = retriesAfterMs[attempt - 1];
  if (wait === undefined || final.has(code) || noDecline.has(code)) return { then: 'stop' };
  return { then: 'retry', at: later(firstTriedAt, wait) };
}
