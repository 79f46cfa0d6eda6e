import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { deferredFeeOf, escrowOf, payableTo } from '@sidecrew/ledger';
import { Clock, minutes, newId } from '@sidecrew/platform';
import { type Deal, World } from '../../testing/world.js';
import type { CrashPoint } from '../gateway/crash-points.js';
import { FundingsReader } from '../funding/fundings.reader.js';
import { Intents } from './intents.js';

jest.setTimeout(240_000);

const testing = join(import.meta.dirname, '../../testing');
const points: readonly CrashPoint[] = ['before-claim', 'after-claim', 'before-call', 'after-call', 'before-outcome', 'after-outcome'];

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
  // Webhooks would heal before the worker does, and hide what this is about.
  world.sandbox.control.faults.add({ event: '*', do: 'drop' });
});
afterAll(async () => world?.close());

/** Lets a worker of its own process run into the crash point; answers how it ended. */
const workerThatDiesAt = async (place: string): Promise<string | null> => {
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--conditions=@sidecrew/source', '--import', join(testing, 'typescript-hooks.mjs'), join(testing, 'crash-worker.ts')],
    {
      env: { PATH: process.env['PATH'], ...world.env, SIDECREW_CRASH_AT: place, CLOCK_OFFSET_MS: String(world.get(Clock).offset) },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
};

const fundWithoutEvents = async (deal: Deal): Promise<string> => {
  const { paymentId } = await world.fund(deal);
  await world.pay(paymentId);
  await world.pass(minutes(16));
  return paymentId;
};

describe.each(points)('killed %s', (point) => {
  it('a release ends in one transfer and the same books', async () => {
    const deal = world.deal('USD', await world.payee());
    await fundWithoutEvents(deal);
    const id = await world.release(deal);
    expect(await workerThatDiesAt(`release:${point}`)).toBe('SIGKILL');
    await world.pass(minutes(3));
    expect((await world.intent(id)).state).toBe('done');
    expect((await world.stripe.transfers.list({ transfer_group: `ms_${deal.milestoneId}` })).data).toHaveLength(1);
    const books = await world.books();
    expect([books[escrowOf(deal.milestoneId)], books[payableTo(deal.emil)]]).toEqual([undefined, undefined]);
    expect(books['stripe_balance']).toBe(await world.atStripe());
  });

  it('a refund ends in one refund and the same books', async () => {
    const deal = world.deal();
    const paymentId = await fundWithoutEvents(deal);
    const id = await world.refund(deal);
    expect(await workerThatDiesAt(`refund:${point}`)).toBe('SIGKILL');
    await world.pass(minutes(3));
    expect((await world.intent(id)).state).toBe('done');
    expect(await world.get(FundingsReader).byId(paymentId)).toMatchObject({ state: 'refunded', refundedMinor: 10_400n });
    const books = await world.books();
    expect([books[escrowOf(deal.milestoneId)], books[deferredFeeOf(deal.milestoneId)]]).toEqual([undefined, undefined]);
    expect(books['stripe_balance']).toBe(await world.atStripe());
  });

  it('a funding ends in one page', async () => {
    const deal = world.deal();
    const { paymentId } = await world.work.transaction((tx) =>
      world.get(Intents).request(tx, {
        op: 'fund',
        businessKey: `fund:${newId()}`,
        contractId: deal.contractId,
        milestoneId: deal.milestoneId,
        subject: { type: 'milestone', id: deal.milestoneId },
        params: {
          payerId: deal.olga,
          payerEmail: 'olga@example.com',
          currency: 'USD',
          priceMinor: 10_000n,
          ownerFeeMinor: 400n,
          title: 'Bookkeeping',
          successPath: '/a',
          cancelPath: '/b',
        },
      }),
    );
    expect(await workerThatDiesAt(`fund:${point}`)).toBe('SIGKILL');
    await world.pass(minutes(3));
    expect((await world.get(FundingsReader).byId(paymentId ?? ''))?.state).toBe('open');
    const [payer] = await world.work.read<{ customer: string }>(`select stripe_id as customer from stripe_customers where user_id = $1`, [
      deal.olga,
    ]);
    expect((await world.stripe.checkout.sessions.list({ customer: payer?.customer })).data).toHaveLength(1);
  });
});

describe('with a live key', () => {
  it('no crash is ever made', async () => {
    const { CrashPoints } = await import('../gateway/crash-points.js');
    const { StripeGateway } = await import('../gateway/stripe-gateway.js');
    process.env['SIDECREW_CRASH_AT'] = 'release:after-call';
    const live = new StripeGateway({ ...world.config, stripe: { ...world.config.stripe, secretKey: 'sk_live_x' } });
    expect(() => new CrashPoints(live).pass('release', 'after-call')).not.toThrow();
    delete process.env['SIDECREW_CRASH_AT'];
  });
});
