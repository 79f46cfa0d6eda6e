import type { Tx } from '@sidecrew/platform';
import type { Fetched } from '../../gateway/stripe-object.js';
import type { Intent, IntentOf, Op } from '../intent-row.js';

/** What freezing an intent's parameters found. */
export type Frozen =
  | { readonly body: unknown }
  /** Another intent has to be done first. */
  | { readonly waitFor: string }
  /** There is nothing to send: it is refused before any call. */
  | { readonly refuse: { readonly code: string; readonly message: string } };

/** One kind of call to Stripe. `freeze` runs in the claim's transaction, the others outside of any. */
export interface OpHandler<O extends Op> {
  freeze(tx: Tx, intent: IntentOf<O>): Promise<Frozen>;
  /** Makes the call with this key and answers what Stripe made, complete enough to be applied. */
  send(body: unknown, key: string, intent: IntentOf<O>): Promise<Fetched[]>;
  /** Looks for what an earlier call may have made; null where there is nothing. */
  lookUp(body: unknown, intent: IntentOf<O>): Promise<Fetched[] | null>;
}

/** The call went through and only reading its result failed: what was made is there, so this is never a refusal. */
export class ResultUnread extends Error {}

/** Reads what a call that succeeded made. */
export async function afterwards<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new ResultUnread('The call succeeded, reading its result failed.', { cause: error });
  }
}

/** Goes with every object that takes it; no personal data. */
export function metadataOf(intent: Intent, environment: string): Record<string, string> {
  const all = {
    sc_env: environment,
    sc_intent: intent.id,
    sc_op: intent.op,
    sc_contract: intent.contractId,
    sc_milestone: intent.milestoneId,
    sc_payment: intent.paymentId,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Stripe takes amounts as numbers; ours are far below where numbers lose digits (8 digits at most). */
export function amountOf(intent: Intent): number {
  if (intent.amountMinor === null) throw new Error(`The intent ${intent.id} has no amount.`);
  return Number(intent.amountMinor);
}

/** The currency as Stripe writes it. */
export function currencyOf(intent: Intent): string {
  if (intent.currency === null) throw new Error(`The intent ${intent.id} has no currency.`);
  return intent.currency.toLowerCase();
}

/** The object among these that an intent made. */
export function madeBy<T extends { readonly metadata?: Record<string, string> | null }>(objects: readonly T[], intent: Intent): T | null {
  return objects.find((object) => object.metadata?.['sc_intent'] === intent.id) ?? null;
}

/** Lists are searched as far as this; an intent is looked up within days of its call. */
export const lookUpLimit = { limit: 1_000 };
