// @ts-check
import { withClient } from '../../../apps/launcher/src/postgres/roles.mjs';

/** Funded, released and transferred: lines that one paid milestone leaves behind. */
const LINES = 12;
/** Milestones per statement. */
const CHUNK = 50_000;

/**
 * Fills the books with paid milestones of the past, ten to an expert, by plain SQL with triggers off, then checks that
 * they are books: every journal balances and has its lines, every kept balance is the sum of its lines.
 * @param {string} superuserUrl
 * @param {number} postings about so many lines
 */
export function fillHistory(superuserUrl, postings) {
  return withClient(superuserUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    const milestones = Math.ceil(postings / LINES);
    await client.query(sharedAccounts);
    for (let from = 0; from < milestones; from += CHUNK) {
      await client.query('begin');
      await client.query(past, [from, Math.min(from + CHUNK, milestones) - 1]);
      for (const statement of [ownAccounts, journals, lines]) await client.query(statement);
      await client.query('commit');
    }
    await client.query('vacuum analyze ledger_accounts, ledger_journals, ledger_postings');
    await mustBalance(client);
  });
}

/** @param {import('pg').Client} client */
async function mustBalance(client) {
  const { rows } = await client.query(faults);
  const said = rows.filter(({ count }) => Number(count) > 0).map(({ fault, count }) => `${count} × ${fault}`);
  if (said.length > 0) throw new Error(`The filled books are no books: ${said.join(', ')}.`);
}

const accountsNamed = (/** @type {string} */ names) => `
  select distinct named.account, c.name, nullif(substr(named.account, length(c.name) + 2), ''), 'USD', c.book, lowest, highest,
         case when lowest is null and highest is null then null::bigint else 0 end
    from (${names}) named (account) join ledger_account_classes c on c.name = split_part(named.account, ':', 1)`;

const into = `insert into ledger_accounts (name, class, subject, currency, book, lowest, highest, balance)`;

const sharedAccounts = `${into} ${accountsNamed(`values ('stripe_balance'), ('revenue.expert_fee'), ('revenue.owner_fee')`)} on conflict do nothing`;

const past = `
  create temp table past on commit drop as
  select n, uuidv7() as contract_id, uuidv7() as milestone_id, md5('past expert ' || n / 10)::uuid as expert_id,
         uuidv7() as funded, uuidv7() as decided, uuidv7() as settled, uuidv7() as charge, uuidv7() as intent, uuidv7() as transfer
    from generate_series($1::int, $2::int) n`;

/** Ids are kept beside, since looking them up by name would cost more than all the rest. */
const ownAccounts = `
  create temp table past_accounts on commit drop as select id, name from ledger_accounts where subject is null and currency = 'USD';
  with made as (
    ${into} ${accountsNamed(`
      select 'escrow:' || milestone_id from past union all select 'deferred_fee:' || milestone_id from past
      union all select 'payable:' || expert_id from past union all select 'conn:acct_' || expert_id from past
      union all select 'conn_source:acct_' || expert_id from past`)}
    on conflict (name, currency) do update set name = excluded.name returning id, name)
  insert into past_accounts select id, name from made;
  create index on past_accounts (name);
  analyze past_accounts`;

const journals = `
  insert into ledger_journals (id, kind, source_type, source_id, currency, n_postings, effective_at, contract_id, milestone_id)
  select j.id, j.kind, j.source_type, j.source_id, 'USD', j.lines, now() - interval '2 years' + n * interval '1 minute', contract_id, milestone_id
    from past, lateral (values
      (funded, 'funded', 'charge', 'ch_' || charge, 3),
      (decided, 'release_decided', 'intent', intent::text, 5),
      (settled, 'release_settled', 'transfer', 'tr_' || transfer, 4)) j (id, kind, source_type, source_id, lines)
   order by n`;

const lines = `
  insert into ledger_postings (journal_id, n, account_id, currency, amount, balance_after)
  select line.journal, line.n, a.id, 'USD', line.amount, line.after
    from past, lateral (values
      (funded, 1, 'stripe_balance', 26000, null),
      (funded, 2, 'escrow:' || milestone_id, -25000, -25000),
      (funded, 3, 'deferred_fee:' || milestone_id, -1000, -1000),
      (decided, 1, 'escrow:' || milestone_id, 25000, 0),
      (decided, 2, 'payable:' || expert_id, -23000, -23000),
      (decided, 3, 'revenue.expert_fee', -2000, null),
      (decided, 4, 'deferred_fee:' || milestone_id, 1000, 0),
      (decided, 5, 'revenue.owner_fee', -1000, null),
      (settled, 1, 'payable:' || expert_id, 23000, 0),
      (settled, 2, 'stripe_balance', -23000, null),
      (settled, 3, 'conn:acct_' || expert_id, 23000, null),
      (settled, 4, 'conn_source:acct_' || expert_id, -23000, null)) line (journal, n, account, amount, after)
    join past_accounts a on a.name = line.account
   order by past.n, line.journal, line.n`;

const faults = `
  select 'journal that does not balance or lacks lines' as fault, count(*) from (
    select j.id from ledger_journals j left join ledger_postings p on p.journal_id = j.id left join ledger_accounts a on a.id = p.account_id
     group by j.id having count(p.n) <> j.n_postings or sum(p.amount) filter (where a.book = 'main') <> 0
       or coalesce(sum(p.amount) filter (where a.book = 'memo'), 0) <> 0) j
  union all
  select 'balance that is not the sum of its lines', count(*) from (
    select a.id from ledger_accounts a left join ledger_postings p on p.account_id = a.id where a.balance is not null
     group by a.id having a.balance <> coalesce(sum(p.amount), 0)) a`;
