import Stripe from 'stripe';

/**
 * The three addresses at which the API takes Stripe's news, and what it wants to hear there. Account news exists only
 * as thin events, everything about money only as snapshots.
 */
export const WEBHOOK_PATHS = {
  platform: '/webhooks/stripe',
  connect: '/webhooks/stripe-connect',
  thin: '/webhooks/stripe-thin',
};

const ACCOUNT_NEWS = [
  'v2.core.account.created',
  'v2.core.account.updated',
  'v2.core.account.closed',
  'v2.core.account[requirements].updated',
  'v2.core.account[configuration.recipient].capability_status_updated',
  'v2.core.account_link.returned',
];

/**
 * @typedef {{ id: string, secret: string }} Destination
 * @typedef {Record<keyof typeof WEBHOOK_PATHS, Destination>} Destinations
 */

/**
 * Registers the destinations as an operator would, or points the ones of an earlier run at today's address: their
 * secrets are told only once, and news still on its way is not lost.
 * @param {object} options
 * @param {string} options.stripeUrl
 * @param {string} options.secretKey
 * @param {string} options.apiUrl
 * @param {Destinations} [options.known]
 * @returns {Promise<Destinations>}
 */
export async function registerDestinations({ stripeUrl, secretKey, apiUrl, known }) {
  const stripe = stripeAt(stripeUrl, secretKey);
  const urlOf = (/** @type {keyof typeof WEBHOOK_PATHS} */ kind) => `${apiUrl}${WEBHOOK_PATHS[kind]}`;
  const snapshot = (/** @type {'platform' | 'connect'} */ kind) =>
    keep(
      known?.[kind],
      (id) => stripe.webhookEndpoints.update(id, { url: urlOf(kind) }),
      async () => {
        const made = await stripe.webhookEndpoints.create({
          url: urlOf(kind),
          enabled_events: ['*'],
          connect: kind === 'connect',
          api_version: Stripe.API_VERSION,
        });
        return { id: made.id, secret: made.secret ?? '' };
      },
    );
  return {
    platform: await snapshot('platform'),
    connect: await snapshot('connect'),
    thin: await keep(
      known?.thin,
      (id) => stripe.v2.core.eventDestinations.update(id, { webhook_endpoint: { url: urlOf('thin') } }),
      async () => {
        const made = await stripe.v2.core.eventDestinations.create({
          name: 'Sidecrew, account news',
          type: 'webhook_endpoint',
          event_payload: 'thin',
          enabled_events: ACCOUNT_NEWS,
          webhook_endpoint: { url: urlOf('thin') },
          include: ['webhook_endpoint.signing_secret'],
        });
        return { id: made.id, secret: made.webhook_endpoint?.signing_secret ?? '' };
      },
    ),
  };
}

/** @param {string} url @param {string} secretKey */
function stripeAt(url, secretKey) {
  const { hostname, port, protocol } = new URL(url);
  return new Stripe(secretKey, {
    host: hostname,
    port: Number(port),
    protocol: protocol === 'https:' ? 'https' : 'http',
    telemetry: false,
  });
}

/**
 * @param {Destination | undefined} known
 * @param {(id: string) => Promise<unknown>} move
 * @param {() => Promise<Destination>} create
 */
async function keep(known, move, create) {
  if (!known) return create();
  try {
    await move(known.id);
    return known;
  } catch (error) {
    // Stripe's memory was reset meanwhile: it no longer knows this destination.
    if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return create();
    throw error;
  }
}
