import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Clock, newId, type Tx, Work } from '@sidecrew/platform';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../tests/setup/database.js';
import { escrowOf, payableTo, receivableFrom, stripeBalance, suspense } from './accounts.js';
import type { AccountName } from './accounts.js';
import { type Journal, postings } from './journal.js';
import { funded, releaseDecided, releaseSettled } from './journals/index.js';
import { BoundBroken, JournalConflict, Ledger } from './ledger.js';
import { LedgerReader } from './ledger.reader.js';

jest.setTimeout(120_000);

let database: TestDatabase;
let source: DataSource;
let work: Work;
let books: LedgerReader;
const ledger = new Ledger();

beforeAll(async () => {
  database = await freshDatabase();
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  work = new Work(source, new Clock());
  books = new LedgerReader(work);
});

afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

let milestoneId: string;
let contractId: string;
let expertId: string;
beforeEach(() => {
  [milestoneId, contractId, expertId] = [newId(), newId(), newId()];
});

const scope = () => ({ currency: 'USD', contractId, milestoneId }) as const;
const fund = (priceMinor = 10_000n) => funded(scope(), { chargeId: `ch_${milestoneId}`, priceMinor, ownerFeeMinor: 400n });
const release = (intentId: string, grossMinor = 10_000n) =>
  releaseDecided(scope(), { intentId, fundedMilestoneId: milestoneId, expertId, grossMinor, expertFeeMinor: 0n, ownerFeeMinor: 0n });
const post = (journal: Journal) => work.transaction((tx) => ledger.post(tx, journal));
const balance = (account: AccountName) => work.transaction((tx) => books.balance(tx, account, 'USD'));

describe('posting', () => {
  it('moves the balances of the guarded accounts', async () => {
    await post(fund());
    expect(await balance(escrowOf(milestoneId))).toBe(-10_000n);
  });

  it('is done once however often an event is told', async () => {
    const first = await post(fund());
    const again = await post(fund());
    expect(first.created).toBe(true);
    expect(again).toEqual({ id: first.id, created: false });
    expect(await balance(escrowOf(milestoneId))).toBe(-10_000n);
  });

  it('is done once when an event is told at the same moment by many', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(fund())));
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(await balance(escrowOf(milestoneId))).toBe(-10_000n);
  });

  it('calls it a defect when one event comes with two contents', async () => {
    await post(fund());
    await expect(post(fund(9_999n))).rejects.toThrow(JournalConflict);
  });

  it('says nothing for a journal without lines', async () => {
    expect(await post({ ...fund(), postings: [] })).toEqual({ id: null, created: false });
  });

  it('never releases more than is held, not even when twenty try at once', async () => {
    await post(fund());
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => post(release(newId(), 4_000n))));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(
      tries.filter((one) => one.status === 'rejected').every((one) => one.status === 'rejected' && one.reason instanceof BoundBroken),
    ).toBe(true);
    expect(await balance(escrowOf(milestoneId))).toBe(-2_000n);
  });

  it('survives journals that touch the same accounts in opposite order', async () => {
    const other = newId();
    const both = (first: AccountName, second: AccountName): Journal => ({
      ...scope(),
      kind: 'bad_debt',
      source: { type: 'decision', id: newId() },
      postings: postings([first, 1n], [second, 1n], [suspense, -2n]),
    });
    const [a, b] = [receivableFrom(expertId), receivableFrom(other)];
    await Promise.all(Array.from({ length: 30 }, (_, index) => post(index % 2 ? both(a, b) : both(b, a))));
    expect(await balance(a)).toBe(30n);
  });

  it('keeps no balance on the accounts that every journal touches', async () => {
    await post(fund());
    const [row] = await work.read<{ balance: string | null }>(`select balance from ledger_accounts where name = $1 and currency = 'USD'`, [
      stripeBalance,
    ]);
    expect(row?.balance).toBeNull();
  });
});

describe('reversing', () => {
  it('gives the money back to where it was, once', async () => {
    await post(fund());
    const decided = await post(release(newId()));
    const back = await work.transaction((tx) => ledger.reverse(tx, decided.id ?? '', 'transfer refused'));
    const again = await work.transaction((tx) => ledger.reverse(tx, decided.id ?? '', 'transfer refused'));
    expect(again).toEqual({ id: back.id, created: false });
    expect(await balance(escrowOf(milestoneId))).toBe(-10_000n);
    expect(await balance(payableTo(expertId))).toBe(0n);
  });

  it('knows what it cannot find', async () => {
    await expect(work.transaction((tx) => ledger.reverse(tx, newId(), 'x'))).rejects.toThrow('no journal');
  });
});

describe('reading', () => {
  it('finds journals by contract, milestone, source and the subject of an account, in pages', async () => {
    const charge = await post(fund());
    const decided = await post(release(newId()));
    const settled = await post(
      releaseSettled(scope(), { transferId: `tr_${milestoneId}`, expertId, stripeAccountId: 'acct_1', amountMinor: 10_000n }),
    );
    const ids = async (search: string) => (await books.journals(10, null, search)).map(({ id }) => id);
    expect(await ids(contractId)).toEqual([settled.id, decided.id, charge.id]);
    expect(await ids(`ch_${milestoneId}`)).toEqual([charge.id]);
    expect(await ids(expertId)).toEqual([settled.id, decided.id]);
    const [first] = await books.journals(1, null, contractId);
    const rest = await books.journals(10, { at: first?.at.toISOString() ?? '', id: first?.id ?? '' }, contractId);
    expect(rest.map(({ id }) => id)).toEqual([decided.id, charge.id]);
  });

  it('has a trial balance of zero in every currency', async () => {
    await post(fund());
    const rows = await books.trialBalance('USD');
    expect(rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
  });

  it('knows what a milestone and its parts earned on an account that all share', async () => {
    await post(fund());
    const child = { ...scope(), milestoneId: newId() };
    await post(
      releaseDecided(child, {
        intentId: newId(),
        fundedMilestoneId: milestoneId,
        expertId,
        grossMinor: 2_500n,
        expertFeeMinor: 200n,
        ownerFeeMinor: 100n,
      }),
    );
    const earned = (of: string) => work.transaction((tx) => books.ofFundedMilestone(tx, milestoneId, of, 'USD'));
    expect([await earned('revenue.expert_fee'), await earned('revenue.owner_fee')]).toEqual([-200n, -100n]);
  });
});

describe('the database itself refuses, whoever asks', () => {
  const asRole = async (url: string, ...statements: string[]): Promise<string> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
      return 'done';
    } catch (error) {
      return (error as pg.DatabaseError).code ?? 'unknown';
    } finally {
      await client.end();
    }
  };
  const asApp = (...statements: string[]) => asRole(database.url, ...statements);
  const asOwner = (...statements: string[]) => asRole(database.ownerUrl, ...statements);

  const denied = '42501';
  it.each([
    [
      'insert a journal',
      `insert into ledger_journals (id, kind, source_type, source_id, currency, n_postings, effective_at) values (gen_random_uuid(), 'x', 'x', 'x', 'USD', 2, now())`,
    ],
    [
      'insert a line',
      `insert into ledger_postings (journal_id, n, account_id, currency, amount) select id, 9, 1, 'USD', 1 from ledger_journals limit 1`,
    ],
    ['edit a balance', `update ledger_accounts set balance = 0`],
    ['edit a line', `update ledger_postings set amount = amount * 2`],
    ['delete lines', `delete from ledger_postings`],
    ['delete journals', `delete from ledger_journals`],
    ['empty the tables', `truncate ledger_postings, ledger_journals`],
    ['loosen a class', `update ledger_account_classes set highest = null`],
    ['drop a trigger', `drop trigger ledger_postings_stay on ledger_postings`],
    ['disable triggers', `alter table ledger_postings disable trigger all`],
    [
      'replace the function',
      `create or replace function ledger_post(journal jsonb) returns table (id uuid, created boolean) language sql as $$ select null::uuid, true $$`,
    ],
    ['switch the triggers off', `set session_replication_role = replica`],
    ['become the owner', `set role sidecrew_owner`],
  ])('the app to %s', async (_what, statement) => {
    await post(fund());
    expect(await asApp(statement)).toBe(denied);
  });

  it.each([
    ['edit a line', `update ledger_postings set amount = amount * 2`],
    ['delete a journal', `delete from ledger_journals`],
    ['empty the tables', `truncate ledger_postings cascade`],
    ['rename an account', `update ledger_accounts set name = name || 'x', subject = coalesce(subject, '') || 'x'`],
    ['widen the bound of an account', `update ledger_accounts set highest = 1000000 where highest = 0`],
    ['delete an account', `delete from ledger_accounts`],
  ])('the owner to %s', async (_what, statement) => {
    await post(fund());
    expect(await asOwner(statement)).toBe(denied);
  });

  const posted = (journal: object) =>
    `select ledger_post('${JSON.stringify({ kind: 'x', source_type: 'x', source_id: newId(), id: newId(), currency: 'USD', effective_at: new Date(), ...journal })}')`;
  it.each([
    [
      'an unbalanced journal',
      [
        { account: 'bank', amount: '5' },
        { account: 'suspense', amount: '-4' },
      ],
      '23514',
    ],
    [
      'books that make up for each other',
      [
        { account: 'bank', amount: '5' },
        { account: 'conn:acct_1', amount: '-5' },
      ],
      '23514',
    ],
    ['one line', [{ account: 'bank', amount: '5' }], '23514'],
    [
      'a line of zero',
      [
        { account: 'bank', amount: '0' },
        { account: 'suspense', amount: '0' },
      ],
      '23514',
    ],
    [
      'an account of no class',
      [
        { account: 'slush', amount: '5' },
        { account: 'suspense', amount: '-5' },
      ],
      'LG002',
    ],
    [
      'held money below nothing',
      [
        { account: `escrow:x`, amount: '5' },
        { account: 'bank', amount: '-5' },
      ],
      '23514',
    ],
    [
      'a debt below nothing',
      [
        { account: `receivable:x`, amount: '-5' },
        { account: 'bank', amount: '5' },
      ],
      '23514',
    ],
  ])('%s', async (_what, lines, code) => {
    expect(await asApp(posted({ postings: lines }))).toBe(code);
  });

  it('later lines on an old journal, even balanced ones by the owner', async () => {
    const { id } = await post(fund());
    const line = (n: number, amount: number) =>
      `insert into ledger_postings (journal_id, n, account_id, currency, amount) select '${id}', ${n}, id, 'USD', ${amount} from ledger_accounts where name = 'stripe_balance' and currency = 'USD'`;
    expect(await asOwner('begin', line(8, 7), line(9, -7), 'commit')).toBe('23514');
  });

  it('two currencies in one journal, even by the owner', async () => {
    const { id } = await post(fund());
    await post({
      ...scope(),
      currency: 'EUR',
      kind: 'bad_debt',
      source: { type: 'decision', id: newId() },
      postings: postings([stripeBalance, 1n], [suspense, -1n]),
    });
    const euros = `insert into ledger_postings (journal_id, n, account_id, currency, amount) select '${id}', 9, id, 'USD', 7 from ledger_accounts where name = 'suspense' and currency = 'EUR'`;
    expect(await asOwner(euros)).toBe('23503');
  });

  it('savepoints do not let an unbalanced journal slip through', async () => {
    const bad = posted({
      postings: [
        { account: 'bank', amount: '5' },
        { account: 'suspense', amount: '-4' },
      ],
    });
    expect(await asApp('begin', 'savepoint a', bad, 'release savepoint a', 'commit')).toBe('23514');
  });

  it('a function hidden in another schema does not get its rights', async () => {
    expect(await asApp(`create schema trap`)).toBe(denied);
    expect(
      await asApp(
        `set search_path = pg_temp, public`,
        `create temp table ledger_accounts (id bigint)`,
        posted({
          postings: [
            { account: 'bank', amount: '5' },
            { account: 'suspense', amount: '-5' },
          ],
        }),
      ),
    ).toBe('done');
  });
});

describe('balances', () => {
  it('are the sums of their lines, everywhere', async () => {
    const wrong = await work.read(
      `select a.name from ledger_accounts a left join ledger_postings p on p.account_id = a.id
        where a.balance is not null group by a.id having a.balance <> coalesce(sum(p.amount), 0)`,
    );
    expect(wrong).toEqual([]);
  });

  it('are exact inside the transaction that moved them', async () => {
    await post(fund());
    const inside = await work.transaction(async (tx: Tx) => {
      await ledger.post(tx, release(newId(), 2_500n));
      return books.balance(tx, escrowOf(milestoneId), 'USD');
    });
    expect(inside).toBe(-7_500n);
  });
});
