import type Stripe from 'stripe';
import { type Fetched, idOf, onPlatform } from './stripe-object.js';

const payment = { expand: ['latest_charge.balance_transaction'] } satisfies Stripe.PaymentIntentRetrieveParams;
const setup = { expand: ['payment_method'] } satisfies Stripe.SetupIntentRetrieveParams;
const refund = { expand: ['balance_transaction', 'failure_balance_transaction'] } satisfies Stripe.RefundRetrieveParams;
const account = { include: ['configuration.recipient', 'requirements', 'identity'] } satisfies Stripe.V2.Core.AccountRetrieveParams;

/**
 * Fetches the present truth behind an id, with what belongs to it: a completed page with its payment, a charge as its
 * payment. Answers nothing for ids that move no money here.
 */
export async function fetchObjects(sdk: Stripe, id: string, onAccount: string | null): Promise<Fetched[]> {
  const [prefix] = id.split('_');
  // Of what happens on an expert's own account, only payouts are mirrored.
  if (onAccount && prefix !== 'po') return [];
  switch (prefix) {
    case 'cs':
      return fetchSession(sdk, id);
    case 'pi':
      return onPlatform(await sdk.paymentIntents.retrieve(id, payment));
    case 'seti':
      return onPlatform(await sdk.setupIntents.retrieve(id, setup));
    case 'pm':
      return onPlatform(await sdk.paymentMethods.retrieve(id));
    case 'ch':
      return fetchPaymentOfCharge(sdk, id);
    case 'tr':
      return onPlatform(await fetchTransfer(sdk, id));
    case 're':
      return onPlatform(await sdk.refunds.retrieve(id, refund));
    case 'du':
    case 'dp':
      return onPlatform(await sdk.disputes.retrieve(id));
    case 'issfr':
      return onPlatform(await sdk.radar.earlyFraudWarnings.retrieve(id));
    case 'tu':
      return onPlatform(await sdk.topups.retrieve(id));
    case 'po':
      return [{ object: await sdk.payouts.retrieve(id, {}, onAccount ? { stripeAccount: onAccount } : {}), account: onAccount }];
    case 'acct':
      return onPlatform(await fetchAccount(sdk, id));
    default:
      return [];
  }
}

/** A page, and its payment or its saved card once there is one. */
export async function fetchSession(sdk: Stripe, id: string): Promise<Fetched[]> {
  const session = await sdk.checkout.sessions.retrieve(id);
  const [paymentId, setupId] = [idOf(session.payment_intent), idOf(session.setup_intent)];
  return onPlatform(
    session,
    ...(paymentId ? [await sdk.paymentIntents.retrieve(paymentId, payment)] : []),
    ...(setupId ? [await sdk.setupIntents.retrieve(setupId, setup)] : []),
  );
}

export const fetchPayment = (sdk: Stripe, id: string): Promise<Stripe.PaymentIntent> => sdk.paymentIntents.retrieve(id, payment);

/** A transfer with all of its reversals, not only the ten that come along. */
export async function fetchTransfer(sdk: Stripe, id: string): Promise<Stripe.Transfer> {
  const transfer = await sdk.transfers.retrieve(id);
  if (!transfer.reversals.has_more) return transfer;
  const data = await sdk.transfers.listReversals(id, { limit: 100 }).autoPagingToArray({ limit: 1_000 });
  return { ...transfer, reversals: { ...transfer.reversals, data, has_more: false } };
}

export const fetchRefund = (sdk: Stripe, id: string): Promise<Stripe.Refund> => sdk.refunds.retrieve(id, refund);

export const fetchAccount = (sdk: Stripe, id: string): Promise<Stripe.V2.Core.Account> => sdk.v2.core.accounts.retrieve(id, account);

async function fetchPaymentOfCharge(sdk: Stripe, id: string): Promise<Fetched[]> {
  const paymentId = idOf((await sdk.charges.retrieve(id)).payment_intent);
  return paymentId ? onPlatform(await sdk.paymentIntents.retrieve(paymentId, payment)) : [];
}
