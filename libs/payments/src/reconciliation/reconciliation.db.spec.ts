import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bank, Ledger, postings, stripeBalance } from '@sidecrew/ledger';
import { type Actor, days, minutes, newId } from '@sidecrew/platform';
import pg from 'pg';
import { type Deal, World } from '../../testing/world.js';
import { FundingsReader } from '../funding/fundings.reader.js';
import { CoverageReader } from './coverage.js';
import { ReconcileNow } from './reconcile-now.js';
import { type BreakRow, ReconciliationReader } from './reconciliation.reader.js';
import { ResolveBreak } from './resolve-break.js';

jest.setTimeout(120_000);

const ada: Actor = { id: newId(), roles: new Set(['admin'] as const), sessionId: null, provedAt: null };

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  world.sandbox.control.seed({ float: { usd: 1_000_000 } });
  await world.settle();
});
afterEach(() => world.sandbox.control.faults.clear());
afterAll(async () => world?.close());

const run = async (): Promise<readonly BreakRow[]> => {
  const done = await world.get(ReconcileNow).run(ada);
  expect(done.state).toBe('done');
  return world.get(ReconciliationReader).openBreaks();
};
const kinds = (breaks: readonly BreakRow[]) => breaks.map(({ kind }) => kind);

/** What mutations need: the owner may do what the app may not. */
const asOwner = async (sql: string, parameters: unknown[] = []) => {
  const client = new pg.Client({ connectionString: world.database.ownerUrl });
  await client.connect();
  await client.query(sql, parameters);
  await client.end();
};

/** Even the owner has to take the guard off to change what was imported. */
const tamper = async (sql: string, source: string) => {
  await asOwner(`alter table stripe_balance_transactions disable trigger stripe_balance_transactions_stay`);
  await asOwner(sql, [source]);
  await asOwner(`alter table stripe_balance_transactions enable trigger stripe_balance_transactions_stay`);
};

describe('a lost webhook', () => {
  it('is healed: the payment is found and the milestone funded', async () => {
    world.sandbox.control.faults.add({ event: '*', do: 'drop' });
    const deal = world.deal();
    const { paymentId } = await world.fund(deal);
    await world.pay(paymentId);
    await world.settle();
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('open');
    await world.pass(minutes(16));
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('succeeded');
    expect(await run()).toEqual([]);
  });

  it('is healed even when the events cannot be listed either: the movement itself leads to the object', async () => {
    world.sandbox.control.faults.add({ event: '*', do: 'drop' });
    const deal = world.deal();
    const { paymentId } = await world.fund(deal);
    await world.pay(paymentId);
    const { sandbox } = world;
    sandbox.control.faults.add({ path: '/v1/events', do: 'rate_limit', when: 'before' });
    await world.get(ReconcileNow).run(ada);
    sandbox.control.faults.clear();
    await run();
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('succeeded');
  });
});

describe('a quiet day', () => {
  it('matches everything and reports nothing', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    await world.release(deal, 4_000n);
    await world.refund(deal, 6_000n);
    await world.settle();
    const { matched } = await world.get(ReconcileNow).run(ada);
    expect(matched).toBeGreaterThanOrEqual(3);
    expect(await world.get(ReconciliationReader).openBreaks()).toEqual([]);
  });

  it('knows how well the money covers what is owed', async () => {
    await world.funded(world.deal());
    await run();
    const [coverage] = await world.get(CoverageReader).all();
    expect(coverage).toMatchObject({ currency: 'USD', state: 'good', atStripeMinor: await world.atStripe() });
  });
});

describe('what does not agree is reported by name', () => {
  it('money that moved by hand at Stripe: missing here, in suspense', async () => {
    await world.stripe.payouts.create({ amount: 5_000, currency: 'usd' }).catch(() => null);
    const emil = await world.payee();
    const [account] = await world.work.read<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [emil]);
    const transfer = await world.stripe.transfers.create({ amount: 700, currency: 'usd', destination: account?.id ?? '' });
    const breaks = await run();
    expect(breaks).toContainEqual(expect.objectContaining({ kind: 'missing_here', reference: transfer.id, foundMinor: -700n }));
    expect((await world.books())['suspense']).toBe(700n);
    expect((await world.books())['stripe_balance']).toBe(await world.atStripe());
    const [found] = breaks;
    await world.get(ResolveBreak).run(ada, found?.id ?? '', 'Paid by hand to test the desk.');
    await world.work.transaction((tx) =>
      world.get(Ledger).post(tx, {
        kind: 'goodwill',
        source: { type: 'transfer', id: transfer.id },
        currency: 'USD',
        postings: postings([bank, 700n], [stripeBalance, -700n]),
      }),
    );
    expect(await run()).toEqual([]);
    expect((await world.books())['suspense']).toBeUndefined();
  });

  it('what Stripe keeps in reserve moves to an account of its own, and back, and breaks nothing (J19)', async () => {
    await world.float(5_000);
    const before = (await world.books())['stripe_balance'] ?? 0n;
    world.sandbox.control.holdReserve('usd', 2_000);
    expect(await run()).toEqual([]);
    expect(await world.books()).toMatchObject({ stripe_reserved: 2_000n, stripe_balance: before - 2_000n });
    world.sandbox.control.releaseReserve('usd', 2_000);
    expect(await run()).toEqual([]);
    expect((await world.books())['stripe_reserved']).toBeUndefined();
    expect((await world.books())['stripe_balance']).toBe(before);
  });

  const settled = async (): Promise<Deal> => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    await world.release(deal, 4_000n);
    await world.settle();
    await run();
    return deal;
  };
  const journalOf = async (deal: Deal, kind: string) =>
    (
      await world.work.read<{ id: string; source: string }>(
        `select id, source_id as source from ledger_journals where milestone_id = $1 and kind = $2`,
        [deal.milestoneId, kind],
      )
    )[0];

  it('a journal without a movement: missing there', async () => {
    const dream = await world.work.transaction((tx) =>
      world.get(Ledger).post(tx, {
        kind: 'platform_topup',
        source: { type: 'payout', id: 'po_dream' },
        currency: 'USD',
        postings: postings([stripeBalance, 5n], [bank, -5n]),
      }),
    );
    await world.pass(minutes(11));
    const breaks = await run();
    expect(kinds(breaks).sort()).toEqual(['balance_differs', 'missing_there']);
    await world.work.transaction((tx) => world.get(Ledger).reverse(tx, dream.id ?? '', 'There is no such payout.'));
    expect(await run()).toEqual([]);
  });

  it('another amount there: differs', async () => {
    const deal = await settled();
    const { source } = (await journalOf(deal, 'release_settled')) ?? { source: '' };
    await tamper(`update stripe_balance_transactions set net_minor = net_minor - 1 where source = $1`, source);
    expect(await run()).toContainEqual(
      expect.objectContaining({ kind: 'differs', reference: source, expectedMinor: -3_680n, foundMinor: -3_681n }),
    );
    await tamper(`update stripe_balance_transactions set net_minor = net_minor + 1 where source = $1`, source);
    expect(await run()).toEqual([]);
  });

  it('the same movement twice: duplicate', async () => {
    const deal = await settled();
    const { source } = (await journalOf(deal, 'release_settled')) ?? { source: '' };
    await asOwner(
      `insert into stripe_balance_transactions select id || 'x', type, reporting_category, source, currency, amount_minor, fee_minor, net_minor, created_at, available_on, imported_at
                     from stripe_balance_transactions where source = $1`,
      [source],
    );
    expect(kinds(await run())).toEqual(expect.arrayContaining(['duplicate', 'differs']));
    await tamper(`delete from stripe_balance_transactions where source = $1 and id like '%x'`, source);
    expect(await run()).toEqual([]);
  });

  it('is closed by an admin with a reason, and the record stays', async () => {
    await asOwner(
      `insert into reconciliation_breaks (id, kind, reference, first_seen_at, last_seen_at) values ($1, 'second_object', 'tr_two', now(), now())`,
      [newId()],
    );
    const [found] = await world.get(ReconciliationReader).openBreaks();
    await expect(world.get(ResolveBreak).run(ada, found?.id ?? '', ' ')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await world.get(ResolveBreak).run(ada, found?.id ?? '', 'Taken back by hand.')).toMatchObject({
      resolvedBy: ada.id,
      resolution: 'Taken back by hand.',
    });
    await expect(world.get(ResolveBreak).run(ada, found?.id ?? '', 'Again.')).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    const [audit] = await world.work.read(`select 1 from audit_log where action = 'reconciliation.resolved' and subject_id = $1`, [
      found?.id,
    ]);
    expect(audit).toBeDefined();
  });
});

describe('every night', () => {
  it('tells Stripe how much must stay, and that nothing leaves by itself', async () => {
    await world.funded(world.deal());
    await world.pass(days(1));
    const [coverage] = await world.get(CoverageReader).all();
    const { payouts } = (await world.stripe.balanceSettings.retrieve()).payments;
    expect(payouts).toMatchObject({ schedule: { interval: 'manual' }, minimum_balance_by_currency: { usd: Number(coverage?.owedMinor) } });
  });
});

describe('the mirror of Stripe', () => {
  it('is append-only for the app', async () => {
    await run();
    for (const act of [`update stripe_balance_transactions set net_minor = 0`, `delete from stripe_balance_transactions`]) {
      await expect(world.work.read(act)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a run that cannot reach Stripe', () => {
  it('says so and the next one covers the same days', async () => {
    world.sandbox.control.faults.add({ path: '/v1', do: '503', when: 'before', stored: false });
    expect(await world.get(ReconcileNow).run(ada)).toMatchObject({ state: 'failed' });
    world.sandbox.control.faults.clear();
    expect(await run()).toEqual([]);
  });
});
