import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bank, expenses, Ledger, payableTo, postings, stripeBalance } from '@sidecrew/ledger';
import { type Actor, days, hours, minutes, newId } from '@sidecrew/platform';
import pg from 'pg';
import { World } from '../../testing/world.js';
import { ReconcileNow } from './reconcile-now.js';
import { ReconciliationReader } from './reconciliation.reader.js';

jest.setTimeout(240_000);

const ada: Actor = { id: newId(), roles: new Set(['admin'] as const), sessionId: null, provedAt: null };
const kinds = ['charge', 'transfer', 'refund', 'dispute'] as const;
type Kind = (typeof kinds)[number];

let world: World;
/** One object of each kind that moved our balance. */
let objects: Readonly<Record<Kind, string>>;

beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
  const released = world.deal('USD', await world.payee());
  await world.funded(released);
  await world.release(released, 6_000n);
  const returned = world.deal();
  await world.funded(returned);
  await world.refund(returned);
  const disputed = world.deal();
  await world.funded(disputed, 10_000n, '4000 0000 0000 0259');
  await world.pass(hours(1));
  objects = {
    charge: await one(`select stripe_charge as id from payments where milestone_id = $1`, released.milestoneId),
    transfer: await one(`select id from transfers where milestone_id = $1`, released.milestoneId),
    refund: await one(`select r.id from refunds r join payments p on p.id = r.payment_id where p.milestone_id = $1`, returned.milestoneId),
    dispute: await one(
      `select c.id from chargebacks c join payments p on p.id = c.payment_id where p.milestone_id = $1`,
      disputed.milestoneId,
    ),
  };
});
afterAll(async () => world?.close());

async function one(sql: string, id: string): Promise<string> {
  const [row] = await world.work.read<{ id: string }>(sql, [id]);
  if (!row) throw new Error(`Nothing to plant a difference in: ${sql}`);
  return row.id;
}

/** What an admin's comparison leaves open, by name. */
const found = async (): Promise<string[]> => {
  expect((await world.get(ReconcileNow).run(ada)).state).toBe('done');
  const breaks = await world.get(ReconciliationReader).openBreaks();
  return breaks.map(({ kind, reference }) => `${kind} ${reference}`).sort();
};

/** As the owner of the tables with the guard off: what no code of ours can do to what was imported. */
async function tamper(sql: string, ...parameters: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: world.database.ownerUrl });
  await client.connect();
  await client.query(`alter table stripe_balance_transactions disable trigger stripe_balance_transactions_stay`);
  await client.query(sql, parameters);
  await client.query(`alter table stripe_balance_transactions enable trigger stripe_balance_transactions_stay`);
  await client.end();
}

/** The newest movement of an object: a charge or a dispute may have several. */
const newest = `id = (select id from stripe_balance_transactions where source = $1 order by created_at desc, id desc limit 1)`;

it('nothing is invented where nothing differs', async () => {
  expect(await found()).toEqual([]);
});

describe.each(kinds)('a difference about a %s', (kind) => {
  it('in the amount that Stripe moved', async () => {
    await tamper(`update stripe_balance_transactions set net_minor = net_minor + 1 where ${newest}`, objects[kind]);
    expect(await found()).toContain(`differs ${objects[kind]}`);
    await tamper(`update stripe_balance_transactions set net_minor = net_minor - 1 where ${newest}`, objects[kind]);
    expect(await found()).toEqual([]);
  });

  it('in the currency that Stripe moved', async () => {
    await tamper(`update stripe_balance_transactions set currency = 'EUR' where ${newest}`, objects[kind]);
    const open = await found();
    expect(open.some((name) => name === `differs ${objects[kind]}` || name === `missing_here ${objects[kind]}`)).toBe(true);
    await tamper(`update stripe_balance_transactions set currency = 'USD' where ${newest}`, objects[kind]);
    await takeOutOfSuspense('EUR');
    expect(await found()).toEqual([]);
  });

  it('of which the import lost a movement is read again', async () => {
    await tamper(`delete from stripe_balance_transactions where ${newest}`, objects[kind]);
    expect(await found()).toEqual([]);
  });

  it('of which the books tell one journal too many', async () => {
    const extra = await world.work.transaction((tx) =>
      world.get(Ledger).post(tx, {
        kind: 'goodwill',
        source: { type: kind, id: objects[kind] },
        currency: 'USD',
        postings: postings([bank, 300n], [stripeBalance, -300n]),
      }),
    );
    expect(await found()).toEqual([`balance_differs USD`, `differs ${objects[kind]}`]);
    await world.work.transaction((tx) => world.get(Ledger).reverse(tx, extra.id ?? '', 'It was planted.'));
    expect(await found()).toEqual([]);
  });
});

describe('a record of ours that tells another state', () => {
  it.each([
    ['refund', `update refunds set state = 'pending' where id = $1`, `select state as is from refunds where id = $1`, 'succeeded'],
    [
      'dispute',
      `update chargebacks set status = 'under_review' where id = $1`,
      `select status as is from chargebacks where id = $1`,
      'needs_response',
    ],
  ] as const)('is mended by fetching the object: a %s', async (kind, plant, look, truth) => {
    await world.work.read(plant, [objects[kind]]);
    expect(await found()).toEqual([]);
    expect(await world.work.read(look, [objects[kind]])).toEqual([{ is: truth }]);
  });

  it('about an object that Stripe never had is named, until it is gone', async () => {
    await world.work.read(
      `insert into refunds (id, intent_id, payment_id, currency, amount_minor, state, created_at)
       select 're_dream', intent_id, payment_id, currency, 7, 'succeeded', created_at from refunds where id = $1`,
      [objects.refund],
    );
    expect(await found()).toEqual(['state_differs re_dream']);
    await world.work.read(`delete from refunds where id = 're_dream'`);
    expect(await found()).toEqual([]);
  });

  it.each(['amount_minor', 'reversed_minor'])('is named where fetching does not help: %s of a transfer', async (column) => {
    await world.work.read(`update transfers set ${column} = ${column} + 1 where id = $1`, [objects.transfer]);
    expect(await found()).toContain(`state_differs ${objects.transfer}`);
    await world.work.read(`update transfers set ${column} = ${column} - 1 where id = $1`, [objects.transfer]);
    expect(await found()).toEqual([]);
  });
});

describe('an object that Stripe does not answer for', () => {
  it('keeps what was found about it, and hides nothing else', async () => {
    await world.work.read(
      `insert into refunds (id, intent_id, payment_id, currency, amount_minor, state, created_at)
       select 're_dream', intent_id, payment_id, currency, 7, 'succeeded', created_at from refunds where id = $1`,
      [objects.refund],
    );
    expect(await found()).toEqual(['state_differs re_dream']);
    world.sandbox.control.faults.add({ path: '/v1/refunds/re_dream', do: '503', when: 'before', stored: false });
    await world.work.read(`update transfers set reversed_minor = reversed_minor + 1 where id = $1`, [objects.transfer]);
    expect(await found()).toEqual(['state_differs re_dream', `state_differs ${objects.transfer}`]);
    world.sandbox.control.faults.clear();
    await world.work.read(`update transfers set reversed_minor = reversed_minor - 1 where id = $1`, [objects.transfer]);
    await world.work.read(`delete from refunds where id = 're_dream'`);
    expect(await found()).toEqual([]);
  });
});

describe('a charge of which more was given than it took', () => {
  it('is named until it is put right', async () => {
    await world.work.read(`update payments set refunded_minor = price_minor where stripe_charge = $1`, [objects.charge]);
    expect(await found()).toEqual([`over_given ${objects.charge}`]);
    await world.work.read(`update payments set refunded_minor = 0 where stripe_charge = $1`, [objects.charge]);
    expect(await found()).toEqual([]);
  });
});

describe('thin coverage', () => {
  it('is a finding of its own, until there is more or less is owed', async () => {
    const owed = await world.work.transaction((tx) =>
      world.get(Ledger).post(tx, {
        kind: 'goodwill',
        source: { type: 'decision', id: newId() },
        currency: 'USD',
        postings: postings([expenses.goodwill, 900_000_000n], [payableTo(newId()), -900_000_000n]),
      }),
    );
    expect(await found()).toEqual(['short_coverage USD']);
    await world.work.transaction((tx) => world.get(Ledger).reverse(tx, owed.id ?? '', 'It was planted.'));
    expect(await found()).toEqual([]);
  });

  it('is alarmed while more is owed than lies at Stripe', async () => {
    await tamper(`update stripe_balances set available_minor = 0, pending_minor = 0 where currency = $1`, 'USD');
    const { CoverageReader } = await import('./coverage.js');
    expect((await world.get(CoverageReader).all())[0]).toMatchObject({ currency: 'USD', state: 'short' });
    expect(await found()).toEqual([]);
  });
});

describe('what was found and not cured', () => {
  const open = async () =>
    (await world.get(ReconciliationReader).openBreaks()).map(({ kind, reference, firstSeenAt }) => [kind, reference, firstSeenAt]);

  it('stays open when it is older than the days that a short run looks at', async () => {
    const emil = await world.payee();
    const [account] = await world.work.read<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [emil]);
    const { id } = await world.stripe.transfers.create({ amount: 700, currency: 'usd', destination: account?.id ?? '' });
    await world.work.read(
      `insert into refunds (id, intent_id, payment_id, currency, amount_minor, state, created_at)
       select 're_dream', intent_id, payment_id, currency, 7, 'succeeded', created_at from refunds where id = $1`,
      [objects.refund],
    );
    expect(await found()).toEqual([`missing_here ${id}`, 'state_differs re_dream']);
    const before = await open();
    await world.pass(days(4));
    await world.pass(minutes(16));
    expect(await found()).toEqual([`missing_here ${id}`, 'state_differs re_dream']);
    expect(await open()).toEqual(before);
    await world.work.read(`delete from refunds where id = 're_dream'`);
    expect(await found()).toEqual([`missing_here ${id}`]);
  });
});

/** What lay in suspense for a planted currency belongs to nobody. */
async function takeOutOfSuspense(currency: 'EUR'): Promise<void> {
  const rows = await world.work.read<{ id: string }>(
    `select j.id from ledger_journals j where j.currency = $1 and j.kind = 'unexplained'
        and not exists (select from ledger_journals r where r.reverses = j.id)`,
    [currency],
  );
  await world.work.transaction(async (tx) => {
    for (const { id } of rows) await world.get(Ledger).reverse(tx, id, 'It was planted.');
  });
}
