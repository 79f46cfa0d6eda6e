import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { type RunningSandbox, startSandbox } from '../../../stripe-sandbox/src/start-sandbox.js';
import { registerDestinations } from './webhook-destinations.mjs';

let sandbox: RunningSandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await startSandbox();
  stripe = new Stripe(sandbox.secretKey, { host: '127.0.0.1', port: sandbox.port, protocol: 'http' });
});
afterAll(() => sandbox.close());

function register(apiUrl: string, known?: Awaited<ReturnType<typeof registerDestinations>>) {
  return registerDestinations({ stripeUrl: sandbox.url, secretKey: sandbox.secretKey, apiUrl, known });
}

async function addresses() {
  const snapshots = await stripe.webhookEndpoints.list();
  const thin = await stripe.v2.core.eventDestinations.list({ include: ['webhook_endpoint.url'] });
  return [...snapshots.data.map(({ url }) => url), ...thin.data.map((one) => one.webhook_endpoint?.url)].sort();
}

describe('the webhook destinations', () => {
  it('are three, with a secret each, and move with the API without getting new ones', async () => {
    const first = await register('http://127.0.0.1:3000');
    const secrets = Object.values(first).map(({ secret }) => secret);
    expect(new Set(secrets).size).toBe(3);
    for (const secret of secrets) expect(secret).toMatch(/^whsec_/);

    expect(await register('http://127.0.0.1:4000', first)).toEqual(first);
    expect(await addresses()).toEqual([
      'http://127.0.0.1:4000/webhooks/stripe',
      'http://127.0.0.1:4000/webhooks/stripe-connect',
      'http://127.0.0.1:4000/webhooks/stripe-thin',
    ]);
  });

  it('are made anew where they have been forgotten', async () => {
    const gone = { id: 'we_gone', secret: 'whsec_gone' };
    const made = await register('http://127.0.0.1:5000', { platform: gone, connect: gone, thin: gone });
    expect(Object.values(made).map(({ secret }) => secret)).not.toContain('whsec_gone');
  });
});
