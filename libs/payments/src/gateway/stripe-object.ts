import type Stripe from 'stripe';

/** What `applyStripeObject` understands, as fetched: expanded where its rules need more than an id. */
export type StripeObject =
  | Stripe.Checkout.Session
  | Stripe.PaymentIntent
  | Stripe.SetupIntent
  | Stripe.PaymentMethod
  | Stripe.File
  | Stripe.Transfer
  | Stripe.Refund
  | Stripe.Dispute
  | Stripe.Payout
  | Stripe.Topup
  | Stripe.Customer
  | Stripe.Radar.EarlyFraudWarning
  | Stripe.V2.Core.Account;

/** An object and on whose account it lives; null is the platform. */
export interface Fetched {
  readonly object: StripeObject;
  readonly account: string | null;
}

export const onPlatform = (...objects: StripeObject[]): Fetched[] => objects.map((object) => ({ object, account: null }));

/** The id of something that Stripe gives as an id or, expanded, as an object. */
export function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  if (!reference) return null;
  return typeof reference === 'string' ? reference : reference.id;
}

/** The object itself where it was expanded; null where it is missing or only an id. */
export function expanded<T extends { readonly id: string }>(reference: string | T | null | undefined): T | null {
  return reference && typeof reference !== 'string' ? reference : null;
}

/** Seconds of v1 as a date. */
export const fromSeconds = (seconds: number): Date => new Date(seconds * 1000);
