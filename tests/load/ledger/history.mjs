// @ts-check
import { withClient } from '../../../apps/launcher/src/postgres/roles.mjs';
import { withoutIndexes } from './without-indexes.mjs';

/** Funded, released and transferred: lines that one paid milestone leaves behind. */
const LINES = 12;
const TABLES = ['ledger_accounts', 'ledger_journals', 'ledger_postings'];

/**
 * Fills the books with paid milestones of the past, ten to an expert, by plain SQL with triggers and indexes off, then checks
 * that they are books: every key holds, every journal balances and has its lines, every kept balance is the sum of its lines.
 * @param {string} superuserUrl
 * @param {number} postings about so many lines
 */
export function fillHistory(superuserUrl, postings) {
  return withClient(superuserUrl, async (client) => {
    await client.query(`begin; set local session_replication_role = replica; set local work_mem = '256MB'`);
    await withoutIndexes(client, TABLES, async () => {
      await client.query(sharedAccounts);
      await client.query(past, [Math.ceil(postings / LINES)]);
      for (const statement of [ownAccounts, journals, lines, numbers]) await client.query(statement);
    });
    await mustBalance(client);
    await client.query('commit');
    await client.query(`vacuum analyze ${TABLES.join(', ')}`);
  });
}

/** @param {import('pg').Client} client */
async function mustBalance(client) {
  const { rows } = await client.query(faults);
  const said = rows.filter(({ count }) => Number(count) > 0).map(({ fault, count }) => `${count} × ${fault}`);
  if (said.length > 0) throw new Error(`The filled books are no books: ${said.join(', ')}.`);
}

const columns = `class, subject, currency, book, lowest, highest, balance`;
/** A guarded account keeps a balance; all of the past came to nothing in the end. */
const ofClass = `'USD', c.book, c.lowest, c.highest, case when c.lowest is null and c.highest is null then null::bigint else 0 end`;

const sharedAccounts = `
  insert into ledger_accounts (name, ${columns})
  select c.name, c.name, null, ${ofClass} from ledger_account_classes c
   where c.name in ('stripe_balance', 'revenue.expert_fee', 'revenue.owner_fee')
     and not exists (select from ledger_accounts a where a.name = c.name and a.currency = 'USD')`;

/** Ids of accounts are reckoned: looking them up by name would cost more than all the rest. */
const past = `
  create temp table past on commit drop as
  with given as (select $1::int as milestones, (select max(id) + 1 from ledger_accounts) as first)
  select n, uuidv7() as contract_id, uuidv7() as milestone_id, md5(first || ' past expert ' || n / 10)::uuid as expert_id,
         uuidv7() as funded, uuidv7() as decided, uuidv7() as settled, uuidv7() as charge, uuidv7() as intent, uuidv7() as transfer,
         first + 2 * n as escrow, first + 2 * n + 1 as deferred_fee,
         first + 2 * milestones + 3 * (n / 10) as payable, first + 2 * milestones + 3 * (n / 10) + 1 as conn,
         first + 2 * milestones + 3 * (n / 10) + 2 as conn_source
    from given, generate_series(0, milestones - 1) n`;

const ownAccounts = `
  insert into ledger_accounts (id, name, ${columns}) overriding system value
  select own.id, own.class || ':' || own.subject, own.class, own.subject, ${ofClass}
    from past, lateral (values
      (escrow, 'escrow', milestone_id::text, true),
      (deferred_fee, 'deferred_fee', milestone_id::text, true),
      (payable, 'payable', expert_id::text, n % 10 = 0),
      (conn, 'conn', 'acct_' || expert_id, n % 10 = 0),
      (conn_source, 'conn_source', 'acct_' || expert_id, n % 10 = 0)) own (id, class, subject, is_new)
    join ledger_account_classes c on c.name = own.class
   where own.is_new`;

const journals = `
  insert into ledger_journals (id, kind, source_type, source_id, currency, n_postings, effective_at, contract_id, milestone_id)
  select j.id, j.kind, j.source_type, j.source_id, 'USD', j.lines, now() - interval '2 years' + n * interval '1 second', contract_id, milestone_id
    from past, lateral (values
      (funded, 'funded', 'charge', 'ch_' || charge, 3),
      (decided, 'release_decided', 'intent', intent::text, 5),
      (settled, 'release_settled', 'transfer', 'tr_' || transfer, 4)) j (id, kind, source_type, source_id, lines)`;

const shared = (/** @type {string} */ name) => `(select id from ledger_accounts where name = '${name}' and currency = 'USD')`;

const lines = `
  insert into ledger_postings (journal_id, n, n_postings, account_id, currency, amount, balance_after)
  select line.journal, line.n, line.lines, line.account, 'USD', line.amount, line.after
    from (select ${shared('stripe_balance')} as stripe_balance, ${shared('revenue.expert_fee')} as expert_fee,
                 ${shared('revenue.owner_fee')} as owner_fee) shared,
    past, lateral (values
      (funded, 1, 3, stripe_balance, 26000, null),
      (funded, 2, 3, escrow, -25000, -25000),
      (funded, 3, 3, deferred_fee, -1000, -1000),
      (decided, 1, 5, escrow, 25000, 0),
      (decided, 2, 5, payable, -23000, -23000),
      (decided, 3, 5, expert_fee, -2000, null),
      (decided, 4, 5, deferred_fee, 1000, 0),
      (decided, 5, 5, owner_fee, -1000, null),
      (settled, 1, 4, payable, 23000, 0),
      (settled, 2, 4, stripe_balance, -23000, null),
      (settled, 3, 4, conn, 23000, null),
      (settled, 4, 4, conn_source, -23000, null)) line (journal, n, lines, account, amount, after)`;

const numbers = `select setval('ledger_accounts_id_seq', (select max(id) from ledger_accounts))`;

const faults = `
  with sums as (
    select p.journal_id, a.book, count(*) as lines, sum(p.amount) as total
      from ledger_postings p join ledger_accounts a on a.id = p.account_id group by p.journal_id, a.book)
  select 'journal that does not balance or lacks lines' as fault, count(*) from (
    select from ledger_journals j left join sums s on s.journal_id = j.id
     group by j.id, j.n_postings having sum(s.lines) is distinct from j.n_postings or bool_or(s.total <> 0)) j
  union all
  select 'balance that is not the sum of its lines', count(*)
    from ledger_accounts a left join (select account_id, sum(amount) as total from ledger_postings group by account_id) p on p.account_id = a.id
   where a.balance <> coalesce(p.total, 0)`;
