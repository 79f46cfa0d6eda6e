import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Clock, newId, Work } from '@sidecrew/platform';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../tests/setup/database.js';
import { escrowOf, payableTo, stripeBalance, suspense } from './accounts.js';
import { type Journal, postings } from './journal.js';
import { funded, releaseDecided } from './journals/index.js';
import { Ledger } from './ledger.js';

/*
 * The promises of the database, attacked in plain SQL: in the role the application connects with, and where a promise
 * holds against everybody, as the owner of the tables too.
 */
jest.setTimeout(120_000);

let database: TestDatabase;
let source: DataSource;
let work: Work;
const ledger = new Ledger();

beforeAll(async () => {
  database = await freshDatabase();
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  work = new Work(source, new Clock());
});

afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

let milestoneId: string;
let expertId: string;
let fundedJournal: string;
beforeEach(async () => {
  [milestoneId, expertId] = [newId(), newId()];
  fundedJournal = (await post(funded(scope(), { chargeId: `ch_${milestoneId}`, priceMinor: 10_000n, ownerFeeMinor: 400n }))).id ?? '';
});

const scope = () => ({ currency: 'USD', contractId: newId(), milestoneId }) as const;
const post = (journal: Journal) => work.transaction((tx) => ledger.post(tx, journal));
const release = (grossMinor: bigint) =>
  releaseDecided(scope(), {
    intentId: newId(),
    fundedMilestoneId: milestoneId,
    expertId,
    grossMinor,
    expertFeeMinor: 0n,
    ownerFeeMinor: 0n,
  });

/** Runs statements one after the other on one connection; answers the SQLSTATE of the first that is refused, or `done`. */
const attempt = async (url: string, statements: readonly string[]): Promise<string> => {
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
const asApp = (...statements: string[]) => attempt(database.url, statements);
const asOwner = (...statements: string[]) => attempt(database.ownerUrl, statements);

const denied = '42501';
const broken = '23514';
const taken = '23505';
const unknown = '23503';
const missing = '23502';

type Line = readonly [account: string, amount: string];
/** The one statement the app may write with; what is not named is as a careless or hostile caller would fill it. */
const posted = (lines: readonly Line[], journal: object = {}): string => {
  const given = {
    id: newId(),
    kind: 'unexplained',
    source_type: 'decision',
    source_id: newId(),
    currency: 'USD',
    effective_at: new Date(),
    postings: lines.map(([account, amount]) => ({ account, amount })),
    ...journal,
  };
  return `select ledger_post('${JSON.stringify(given)}')`;
};
const balancedLines: readonly Line[] = [
  ['bank', '5'],
  ['suspense', '-5'],
];
const unbalancedLines: readonly Line[] = [
  ['bank', '5'],
  ['suspense', '-4'],
];

describe('one way in: the app may read and call two functions, and nothing else', () => {
  const tables = ['ledger_account_classes', 'ledger_accounts', 'ledger_journals', 'ledger_postings'] as const;
  const column = {
    ledger_account_classes: 'highest',
    ledger_accounts: 'balance',
    ledger_journals: 'kind',
    ledger_postings: 'amount',
  } as const;
  const everyVerb = tables.flatMap((table) => [
    [`insert into ${table}`, `insert into ${table} default values`],
    [`insert or change ${table}`, `insert into ${table} default values on conflict do nothing`],
    [`update ${table}`, `update ${table} set ${column[table]} = ${column[table]}`],
    [`merge into ${table}`, `merge into ${table} t using ${table} s on false when not matched then insert default values`],
    [`delete from ${table}`, `delete from ${table}`],
    [`truncate ${table}`, `truncate ${table} cascade`],
    [`copy into ${table}`, `copy ${table} from program 'true'`],
    [`hold ${table} against others`, `lock table ${table} in access exclusive mode`],
    [`lock rows of ${table}`, `select * from ${table} for update`],
    [`drop ${table}`, `drop table ${table} cascade`],
    [`rename ${table}`, `alter table ${table} rename to mine`],
    [`loosen ${table}`, `alter table ${table} alter column ${column[table]} drop not null`],
    [`switch off what guards ${table}`, `alter table ${table} disable trigger all`],
    [
      `add a trigger to ${table}`,
      `create trigger mine before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
    ],
    [`rewrite what happens to ${table}`, `create rule mine as on insert to ${table} do instead nothing`],
    [`take ${table} over`, `alter table ${table} owner to current_user`],
    [`give ${table} away`, `grant all on ${table} to public`],
  ]);
  it.each(everyVerb)('it may not %s', async (_what, statement) => {
    const code = await asApp('begin', statement ?? '');
    // Granting what one does not have is only warned of; then nothing may have changed.
    if (!statement?.startsWith('grant')) expect(code).toBe(denied);
    const [rights] = await work.read<{ writable: boolean }>(
      `select bool_or(has_table_privilege('public', t, 'insert, update, delete, truncate')) as writable from unnest($1::text[]) as t`,
      [[...tables]],
    );
    expect(rights?.writable).toBe(false);
  });

  it.each([
    ['become the owner', `set role sidecrew_owner`],
    ['become the owner for good', `set session authorization sidecrew_owner`],
    ['make itself mighty', `alter role current_user superuser`],
    ['join the owner', `grant sidecrew_owner to current_user`],
    ['switch all triggers off', `set session_replication_role = replica`],
    ['watch what others do', `create event trigger mine on ddl_command_end execute function suppress_redundant_updates_trigger()`],
    ['edit the catalogue', `update pg_catalog.pg_trigger set tgenabled = 'D'`],
    ['take numbers of accounts', `select nextval('ledger_accounts_id_seq')`],
    ['drop a trigger', `drop trigger ledger_postings_stay on ledger_postings`],
    ['drop a constraint', `alter table ledger_accounts drop constraint balance_not_above_its_bound`],
    [
      'put its own function in the place of ours',
      `create or replace function ledger_post(journal jsonb) returns table (id uuid, created boolean) language sql as $$ select null::uuid, true $$`,
    ],
    ['let the function run as the caller', `alter function ledger_post security invoker`],
    ['own the function', `alter function ledger_post owner to current_user`],
    ['drop the function', `drop function ledger_post`],
    ['lead the function to other tables', `alter function ledger_post set search_path = pg_temp`],
    ['make a schema of its own', `create schema trap`],
    ['make things in ours', `create table public.ledger_trap (id int)`],
  ])('it may not %s', async (_what, statement) => {
    expect(await asApp(statement)).toBe(denied);
  });

  it('its temporary tables and functions never stand in for ours', async () => {
    const before = await work.read(`select count(*)::int as n from ledger_journals`);
    const trap = [
      `create temp table ledger_accounts (id bigint, name text, currency text, balance bigint)`,
      `create temp table ledger_journals (id uuid)`,
      `create temp table ledger_postings (id uuid)`,
      `create function pg_temp.split_part(text, text, int) returns text language sql as $$ select 'escrow' $$`,
      `create function pg_temp.jsonb_array_length(jsonb) returns int language sql as $$ select 0 $$`,
      `set search_path = pg_temp, public`,
    ];
    expect(await asApp(...trap, posted(balancedLines).replace('ledger_post', 'public.ledger_post'))).toBe('done');
    expect(await work.read(`select count(*)::int as n from ledger_journals`)).not.toEqual(before);
    expect(await asApp(...trap, posted(unbalancedLines).replace('ledger_post', 'public.ledger_post'))).toBe(broken);
  });

  it('every function that runs with more rights has a fixed path and an owner that is not the app', async () => {
    const functions = await work.read<{ name: string; fixed: boolean; owner: string; open: boolean }>(
      `select proname as name, coalesce(proconfig @> array['search_path=pg_catalog, public, pg_temp'], false) as fixed,
              pg_get_userbyid(proowner) as owner, has_function_privilege('public', oid, 'execute') as open
         from pg_proc where proname like 'ledger\\_%' and prosecdef`,
    );
    expect(functions.map(({ name }) => name).sort()).toEqual(['ledger_post', 'ledger_reverse']);
    for (const one of functions) expect(one).toMatchObject({ fixed: true, owner: 'sidecrew_owner', open: false });
  });
});

describe('nothing is edited, deleted or emptied, not even by the owner', () => {
  it.each([
    ['edit a line', `update ledger_postings set amount = amount * 2`],
    ['edit a journal', `update ledger_journals set effective_at = now()`],
    ['delete a line', `delete from ledger_postings`],
    ['delete a journal', `delete from ledger_journals`],
    ['delete an account', `delete from ledger_accounts`],
    ['empty the lines', `truncate ledger_postings`],
    ['empty the journals', `truncate ledger_journals cascade`],
    ['empty the accounts', `truncate ledger_accounts cascade`],
    ['rename an account', `update ledger_accounts set name = name || 'x', subject = coalesce(subject, '') || 'x'`],
    ['widen a bound', `update ledger_accounts set highest = 1000000 where highest = 0`],
    ['move an account to another book', `update ledger_accounts set book = 'memo'`],
  ])('%s', async (_what, statement) => {
    expect(await asOwner(statement)).toBe(denied);
  });

  it('no column of an account is left out by what keeps them, but the balance', async () => {
    const [kept] = await work.read<{ left: string[] }>(
      `select array_agg(attname::text) as left from pg_attribute a
        where attrelid = 'ledger_accounts'::regclass and attnum > 0 and not attisdropped
          and (select pg_get_triggerdef(oid) from pg_trigger where tgname = 'ledger_accounts_keep_their_name') !~ ('new\\.' || attname || '\\M')`,
    );
    expect(kept?.left).toEqual(['balance']);
  });
});

describe('a journal is whole and sums to zero at commit', () => {
  it.each<[string, readonly Line[], string]>([
    ['an unbalanced one', unbalancedLines, broken],
    ['one line', [['bank', '5']], broken],
    ['no line', [], broken],
    [
      'a line of zero',
      [
        ['bank', '0'],
        ['suspense', '0'],
      ],
      broken,
    ],
    [
      'books that make up for each other',
      [
        ['bank', '5'],
        ['conn:acct_1', '-5'],
      ],
      broken,
    ],
    [
      'an account of no class',
      [
        ['slush', '5'],
        ['suspense', '-5'],
      ],
      'LG002',
    ],
    [
      'more than fits',
      [
        ['bank', '9223372036854775808'],
        ['suspense', '-5'],
      ],
      '22003',
    ],
    [
      'parts of a cent',
      [
        ['bank', '0.5'],
        ['suspense', '-0.5'],
      ],
      '22P02',
    ],
  ])('%s is refused', async (_what, lines, code) => {
    expect(await asApp(posted(lines))).toBe(code);
  });

  it.each([
    ['a savepoint', ['begin', 'savepoint a', posted(unbalancedLines), 'release savepoint a', 'commit']],
    ['a savepoint that is rolled back beside it', ['begin', posted(unbalancedLines), 'savepoint a', 'rollback to a', 'commit']],
    ['savepoints in savepoints', ['begin', 'savepoint a', 'savepoint b', posted(unbalancedLines), 'release a', 'commit']],
    ['checks that are asked for at once', ['begin', 'set constraints all immediate', posted(unbalancedLines)]],
    ['checks that are put off', ['begin', 'set constraints all deferred', posted(unbalancedLines), 'commit']],
    ['a good journal before it', ['begin', posted(balancedLines), posted(unbalancedLines), 'commit']],
    ['a procedure', [`do $$ begin perform 1; execute $s$ ${posted(unbalancedLines).replace('select', 'select 1 from')} $s$; end $$`]],
  ])('%s lets nothing slip through', async (_what, statements) => {
    expect(await asApp(...statements)).toBe(broken);
  });

  it('what a savepoint took back is not there, what stands beside it is', async () => {
    const [kept, dropped] = [newId(), newId()];
    const one = (id: string) => posted(balancedLines, { source_id: id });
    expect(await asApp('begin', one(kept), 'savepoint a', one(dropped), 'rollback to a', 'commit')).toBe('done');
    const found = await work.read<{ id: string }>(`select source_id as id from ledger_journals where source_id = any($1)`, [
      [kept, dropped],
    ]);
    expect(found).toEqual([{ id: kept }]);
  });

  /** A line for the funding of before, which has three. */
  const line = (n: number, amount: number, saidLines = 3) =>
    `insert into ledger_postings (journal_id, n, n_postings, account_id, currency, amount)
     select '${fundedJournal}', ${n}, ${saidLines}, id, 'USD', ${amount} from ledger_accounts where name = 'stripe_balance' and currency = 'USD'`;

  it.each<[string, () => string[], string]>([
    ['one line', () => ['begin', line(8, 7), 'commit'], broken],
    ['balanced lines', () => ['begin', line(8, 7), line(9, -7), 'commit'], broken],
    ['balanced lines behind a savepoint', () => ['begin', 'savepoint a', line(8, 7), line(9, -7), 'release a', 'commit'], broken],
    ['line before its first', () => [line(0, 7)], broken],
    ['second line of a number', () => [line(3, 7)], taken],
    ['line that says the journal has more', () => ['begin', line(4, 7, 5), line(5, -7, 5), 'commit'], unknown],
    ['line that says nothing of it', () => [line(4, 7).replace('n_postings, ', '').replace(', 3, id', ', id')], missing],
  ])('an old one takes no %s later, not even from the owner', async (_what, statements, code) => {
    expect(await asOwner(...statements())).toBe(code);
  });

  describe('one that the owner writes by hand', () => {
    const begun = () => {
      const id = newId();
      const put = (n: number, amount: number, currency = 'USD', of = 'USD') =>
        `insert into ledger_postings (journal_id, n, n_postings, account_id, currency, amount)
         select '${id}', ${n}, 2, id, '${currency}', ${amount} from ledger_accounts where name = 'suspense' and currency = '${of}'`;
      const journal = `insert into ledger_journals (id, kind, source_type, source_id, currency, n_postings, effective_at)
        values ('${id}', 'unexplained', 'decision', '${id}', 'USD', 2, now())`;
      return { start: ['begin', journal], put };
    };
    beforeAll(async () => {
      for (const currency of ['USD', 'EUR'] as const) {
        await post({
          ...scope(),
          currency,
          kind: 'unexplained',
          source: { type: 'decision', id: newId() },
          postings: postings([stripeBalance, 1n], [suspense, -1n]),
        });
      }
    });

    it('stands when it is whole', async () => {
      const { start, put } = begun();
      expect(await asOwner(...start, put(1, 7), put(2, -7), 'commit')).toBe('done');
    });

    it.each<[string, (put: ReturnType<typeof begun>['put']) => string[]]>([
      ['with a line missing', (put) => [put(1, 7), 'commit']],
      ['unbalanced', (put) => [put(1, 7), put(2, -6), 'commit']],
      [
        'with lines behind those that were checked',
        (put) => [put(1, 7), put(2, -7), 'set constraints all immediate', put(3, 7), put(4, -7)],
      ],
      ['checked before its last line', (put) => [put(1, 7), 'set constraints all immediate']],
      [
        'whose checked lines a savepoint takes back',
        (put) => ['savepoint a', put(1, 7), put(2, -7), 'set constraints all immediate', 'rollback to a', 'commit'],
      ],
      [
        'whose lines a savepoint takes back and others replace',
        (put) => ['savepoint a', put(1, 7), put(2, -7), 'set constraints all immediate', 'rollback to a', put(1, 7), put(2, 7), 'commit'],
      ],
    ])('is refused %s', async (_what, lines) => {
      const { start, put } = begun();
      expect(await asOwner(...start, ...lines(put))).toBe(broken);
    });

    it.each([
      ['account', 'USD', 'EUR'],
      ['journal', 'EUR', 'EUR'],
    ])('is refused with a line in another currency than its %s', async (_what, currency, of) => {
      const { start, put } = begun();
      expect(await asOwner(...start, put(1, 7, currency, of))).toBe(unknown);
    });
  });

  it('the app cannot name two currencies: a journal has one', async () => {
    expect(await asApp(posted(balancedLines, { currency: 'usd' }))).toBe(broken);
    expect(await asApp(posted(balancedLines, { currency: 'DOLLAR' }))).toBe(broken);
    expect(await asApp(posted(balancedLines, { currency: null }))).toBe(missing);
  });
});

describe('bounds hold, whatever the code above believes', () => {
  const to = (amount: string): Line => ['bank', amount];
  it.each<[string, Line]>([
    ['held money', ['escrow:x', '5']],
    ['a fee not yet earned', ['deferred_fee:x', '5']],
    ['a promise to an expert', ['payable:x', '5']],
    ['a promise to an owner', ['refund_payable:x', '5']],
    ['what was taken back from an expert', ['dispute_recovery:x', '5']],
    ['a debt', ['receivable:x', '-5']],
    ['what a bank holds', ['dispute_hold:x', '-5']],
  ])('%s never falls below nothing', async (_what, [account, amount]) => {
    expect(await asApp(posted([[account, amount], to((-BigInt(amount)).toString())]))).toBe(broken);
  });

  const give = (cents: number): string =>
    posted([
      [escrowOf(milestoneId), String(cents)],
      [payableTo(expertId), String(-cents)],
    ]);

  it('more than is held is not released, at once or in pieces, in one transaction or in many', async () => {
    expect(await asApp(give(10_001))).toBe(broken);
    expect(await asApp('begin', give(6_000), give(4_001), 'commit')).toBe(broken);
    expect(await asApp(give(6_000), give(4_001))).toBe(broken);
    expect(await asApp(give(4_000), give(1))).toBe(broken);
  });

  it('what a savepoint took back can be released again, and no cent more', async () => {
    expect(await asApp('begin', 'savepoint a', give(10_000), 'rollback to a', give(10_000), 'commit')).toBe('done');
    expect(await asApp(give(1))).toBe(broken);
  });

  it('of many who release and return the same money at once, as many win as there is money for', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 30 }, () => post(release(3_000n))));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });
});

describe('a journal says truly where it comes from', () => {
  it('an event is posted once, whoever tells it again', async () => {
    const again = { source_type: 'charge', source_id: `ch_${milestoneId}`, kind: 'funded' };
    expect(await asApp(posted(balancedLines, again))).toBe('LG001');
    expect(
      await asOwner(`insert into ledger_journals (id, kind, source_type, source_id, currency, n_postings, effective_at)
      values (gen_random_uuid(), 'funded', 'charge', 'ch_${milestoneId}', 'USD', 2, now())`),
    ).toBe(taken);
  });

  it.each([
    ['of no known kind', { source_type: 'rumour', source_id: newId() }],
    ['a transfer that has the id of a charge', { source_type: 'transfer', source_id: 'ch_1' }],
    ['a charge that has the id of an intent', { source_type: 'charge', source_id: newId() }],
    ['an intent that has the id of a refund', { source_type: 'intent', source_id: 're_1' }],
    ['a decision without a name', { source_type: 'decision', source_id: '' }],
    ['another journal that it does not take back', { source_type: 'journal', source_id: newId() }],
  ])('a source %s is refused', async (_what, from) => {
    expect(await asApp(posted(balancedLines, from))).toBe(broken);
  });

  it('what takes a journal back is its mirror image, and there is one', async () => {
    const fake = (lines: readonly Line[], journal: object = {}) =>
      posted(lines, { kind: 'reversal', source_type: 'journal', source_id: fundedJournal, reverses: fundedJournal, ...journal });
    expect(await asApp(fake(balancedLines))).toBe(broken);
    expect(await asApp(fake(balancedLines, { source_type: 'decision', source_id: newId() }))).toBe(broken);
    expect(await asApp(fake(balancedLines, { reverses: newId(), source_id: newId() }))).toBe(broken);
    const reverse = () => `select ledger_reverse('${fundedJournal}', '${newId()}', now(), 'a mistake')`;
    expect(await asApp(reverse(), reverse())).toBe('done');
    const back = await work.read(`select 1 from ledger_journals where reverses = $1`, [fundedJournal]);
    expect(back).toHaveLength(1);
  });

  it('a journal that does not exist cannot be taken back', async () => {
    const nowhere = newId();
    const backwards = { kind: 'reversal', source_type: 'journal', source_id: nowhere, reverses: nowhere };
    expect(await asApp(posted(balancedLines, backwards))).toBe(unknown);
  });
});
