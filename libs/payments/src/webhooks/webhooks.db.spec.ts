import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, Clock, minutes, newId } from '@sidecrew/platform';
import { World } from '../../testing/world.js';
import { FundingsReader } from '../funding/fundings.reader.js';
import { ReconciliationReader } from '../reconciliation/reconciliation.reader.js';
import { ReplayEvent } from './replay-event.js';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterEach(() => world.sandbox.control.faults.clear());
afterAll(async () => world?.close());

const body = (id: string, more: object = {}) =>
  JSON.stringify({
    id,
    object: 'event',
    type: 'charge.updated',
    livemode: false,
    created: 1,
    data: { object: { id: 'ch_nobody', object: 'charge' } },
    ...more,
  });

interface Sent {
  readonly path?: string;
  readonly secret?: string;
  readonly timestamp?: number;
  readonly header?: string;
}

const send = async (payload: string, { path = '/webhooks/stripe', secret, timestamp, header }: Sent = {}) => {
  const key = secret ?? world.config.stripe.webhookSecrets[0] ?? '';
  const signature = header ?? world.stripe.webhooks.generateTestHeaderString({ payload, secret: key, ...(timestamp ? { timestamp } : {}) });
  const response = await fetch(`${world.url}${path}`, {
    method: 'POST',
    body: payload,
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
  });
  return response.status;
};
const stored = async (id: string) =>
  world.work.read<{ state: string; attempts: number }>(`select state, attempts from stripe_events where id = $1`, [id]);

describe('the webhook door', () => {
  it('keeps a signed event, once', async () => {
    const id = `evt_${newId()}`;
    expect([await send(body(id)), await send(body(id))]).toEqual([200, 200]);
    expect(await stored(id)).toHaveLength(1);
  });

  it.each([
    ['a forged signature', { secret: 'whsec_forged' }],
    ['an old signature', { timestamp: Math.floor(Date.now() / 1000) - 400 }],
    ['no timestamp', { header: 'v1=abc' }],
    ['the secret of another destination', { path: '/webhooks/stripe-connect' }],
  ])('refuses %s', async (_what, how) => {
    const id = `evt_${newId()}`;
    expect(await send(body(id), how)).toBe(400);
    expect(await stored(id)).toEqual([]);
  });

  it('refuses a body that was changed on the way', async () => {
    const id = `evt_${newId()}`;
    const header = world.stripe.webhooks.generateTestHeaderString({
      payload: body(id),
      secret: world.config.stripe.webhookSecrets[0] ?? '',
    });
    expect(await send(body(id).replace('charge.updated', 'charge.refunded'), { header })).toBe(400);
    expect(await send(body(id).slice(0, 40), { header })).toBe(400);
  });

  it('refuses live money in a test environment', async () => {
    expect(await send(body(`evt_${newId()}`, { livemode: true }))).toBe(400);
  });

  it('accepts either secret while one is being replaced', async () => {
    const { stripe } = world.config;
    const secrets = stripe.webhookSecrets as string[];
    secrets.push('whsec_next');
    const [a, b] = [`evt_${newId()}`, `evt_${newId()}`];
    expect([await send(body(a), { secret: 'whsec_next' }), await send(body(b))]).toEqual([200, 200]);
    secrets.pop();
    expect(await send(body(`evt_${newId()}`), { secret: 'whsec_next' })).toBe(400);
  });

  it('takes thin events with their own reader', async () => {
    const id = `evt_${newId()}`;
    const thin = JSON.stringify({
      id,
      object: 'v2.core.event',
      type: 'v2.core.account[requirements].updated',
      livemode: false,
      created: new Date().toISOString(),
      context: null,
      related_object: { id: 'acct_nobody', type: 'v2.core.account', url: '/v2/core/accounts/acct_nobody' },
    });
    expect(await send(thin, { path: '/webhooks/stripe-thin', secret: world.config.stripe.thinWebhookSecrets[0] })).toBe(200);
    expect(await stored(id)).toHaveLength(1);
  });

  it('has one address per destination and no other', async () => {
    expect(await send(body(`evt_${newId()}`), { path: '/webhooks/stripe/connect' })).toBe(404);
  });
});

describe('the inbox', () => {
  it('sets a poison event aside after ten tries, and the others go on', async () => {
    const id = `evt_${newId()}`;
    await send(body(id));
    for (let round = 0; round < 11; round += 1) await world.pass(minutes(20));
    expect(await stored(id)).toEqual([{ state: 'failed', attempts: 10 }]);
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('succeeded');
  });

  it('tells staff of it, and an admin replays it once its cause is mended', async () => {
    const ada: Actor = { id: newId(), roles: new Set(['admin'] as const), sessionId: null, provedAt: null };
    const id = `evt_${newId()}`;
    const replays = (event = id) => world.get(ReplayEvent).run(ada, event, 'The fetch works again.');
    const open = async () =>
      (await world.get(ReconciliationReader).openBreaks()).filter(({ reference }) => reference === id).map(({ kind }) => kind);
    await send(body(id));
    for (let round = 0; round < 11; round += 1) await world.pass(minutes(20));
    expect(await open()).toEqual(['event_failed']);
    await replays();
    expect(await stored(id)).toEqual([{ state: 'waiting', attempts: 1 }]);
    await expect(replays()).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await expect(replays('evt_nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await open()).toEqual(['event_failed']);
    await world.work.read(`update stripe_events set object_id = null, retry_at = null where id = $1`, [id]);
    await world.settle();
    expect([await stored(id), await open()]).toEqual([[{ state: 'ignored', attempts: 2 }], []]);
  });

  it('keeps what it does not know, marked as ignored', async () => {
    const id = `evt_${newId()}`;
    await send(body(id, { type: 'balance.available', data: { object: { object: 'balance' } } }));
    await world.settle();
    expect(await stored(id)).toEqual([{ state: 'ignored', attempts: 1 }]);
  });

  it('ends in the same books with events told twice, shuffled and partly lost', async () => {
    const emil = await world.payee();
    world.sandbox.control.faults.add(
      { event: '*', do: 'drop', probability: 0.3 },
      { event: '*', do: 'duplicate', copies: 2, probability: 0.5 },
      { event: '*', do: 'shuffle', windowMs: 2_000, probability: 0.7 },
    );
    const deals = [world.deal('USD', emil), world.deal('USD', emil), world.deal()];
    const [released, both, returned] = deals;
    for (const deal of deals) await world.pay((await world.fund(deal)).paymentId);
    for (let round = 0; round < 2; round += 1) await world.pass(minutes(16));
    if (!released || !both || !returned) throw new Error('Three deals were made.');
    await world.release(released);
    await world.release(both, 4_000n);
    await world.refund(both, 6_000n);
    await world.refund(returned);
    await world.settle();
    for (let round = 0; round < 2; round += 1) await world.pass(minutes(16));
    for (const { milestoneId } of deals) expect((await world.books())[`escrow:${milestoneId}`]).toBeUndefined();
    expect((await world.books())['stripe_balance']).toBe(await world.atStripe());
    const [open] = await world.work.read<{ n: number }>(
      `select count(*)::int as n from reconciliation_breaks where resolved_at is null and gone_at is null and kind not like '%_coverage' and kind <> 'event_failed'`,
    );
    expect(open?.n).toBe(0);
  });

  it('does not let an older truth overtake a newer: one event of an object at a time', async () => {
    const lease = new Date(world.get(Clock).now().getTime() + 60_000);
    const insert = (id: string) =>
      world.work.read(
        `insert into stripe_events (id, source, type, object_id, body, received_at, state, lease_until) values ($1, 'platform', 'x', 'tr_one', '{}', now(), 'waiting', $2)`,
        [id, lease],
      );
    await insert(`evt_${newId()}`);
    await expect(insert(`evt_${newId()}`)).rejects.toThrow('one_event_per_object');
    await world.work.read(`delete from stripe_events where object_id = 'tr_one'`);
  });
});
