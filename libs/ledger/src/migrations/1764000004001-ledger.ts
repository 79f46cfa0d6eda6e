import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The books, guarded by the database itself (escrow design §8): one currency per journal by composite foreign keys,
 * sum and number of lines checked at commit, nothing edited or deleted, bounds on guarded balances, and one way in.
 */
export class Ledger1764000004001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [classes, accounts, journals, linesOfJournals, indexes, appendOnly, balanced, post, reverse, rights]) {
      await db.query(statement);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function ledger_reverse, ledger_post`);
    await db.query(`drop table ledger_postings, ledger_journals, ledger_accounts, ledger_account_classes`);
    await db.query(`drop function ledger_refuse_change, ledger_keep_account, ledger_check_journal`);
  }
}

/** A class with a bound is guarded: its accounts keep a balance under a row lock. The others are sums over their lines. */
const classes = `
  create table ledger_account_classes (
    name text primary key,
    kind text not null check (kind in ('asset', 'liability', 'revenue', 'expense', 'memo')),
    book text not null check (book in ('main', 'memo')),
    lowest bigint,
    highest bigint
  );
  insert into ledger_account_classes (name, kind, book, lowest, highest) values
    ('stripe_balance', 'asset', 'main', null, null),
    ('stripe_reserved', 'asset', 'main', null, null),
    ('bank', 'asset', 'main', null, null),
    ('receivable', 'asset', 'main', 0, null),
    ('dispute_hold', 'asset', 'main', 0, null),
    ('escrow', 'liability', 'main', null, 0),
    ('deferred_fee', 'liability', 'main', null, 0),
    ('payable', 'liability', 'main', null, 0),
    ('refund_payable', 'liability', 'main', null, 0),
    ('dispute_recovery', 'liability', 'main', null, 0),
    ('suspense', 'liability', 'main', null, null),
    ('revenue.expert_fee', 'revenue', 'main', null, null),
    ('revenue.owner_fee', 'revenue', 'main', null, null),
    ('expense.stripe_fee', 'expense', 'main', null, null),
    ('expense.dispute_fee', 'expense', 'main', null, null),
    ('expense.chargeback_loss', 'expense', 'main', null, null),
    ('expense.protection', 'expense', 'main', null, null),
    ('expense.goodwill', 'expense', 'main', null, null),
    ('expense.bad_debt', 'expense', 'main', null, null),
    ('conn', 'memo', 'memo', null, null),
    ('conn_source', 'memo', 'memo', null, null),
    ('conn_transit', 'memo', 'memo', null, null),
    ('conn_bank', 'memo', 'memo', null, null)`;

const accounts = `
  create table ledger_accounts (
    id bigint generated always as identity primary key,
    name text not null,
    class text not null references ledger_account_classes (name),
    subject text,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    book text not null,
    lowest bigint,
    highest bigint,
    balance bigint,
    unique (name, currency),
    unique (id, currency),
    constraint name_says_class_and_subject check (name = class || coalesce(':' || subject, '')),
    constraint guarded_accounts_keep_a_balance check ((lowest is null and highest is null) = (balance is null)),
    constraint balance_not_above_its_bound check (highest is null or balance <= highest),
    constraint balance_not_below_its_bound check (lowest is null or balance >= lowest)
  )`;

const journals = `
  create table ledger_journals (
    id uuid primary key,
    kind text not null,
    source_type text not null,
    source_id text not null,
    currency text not null,
    n_postings int not null check (n_postings >= 2),
    effective_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    contract_id uuid,
    milestone_id uuid,
    reverses uuid references ledger_journals (id),
    meta jsonb not null default '{}',
    unique (id, currency),
    constraint one_journal_per_event unique (source_type, source_id, kind)
  )`;

const linesOfJournals = `
  create table ledger_postings (
    journal_id uuid not null,
    n int not null check (n >= 1),
    account_id bigint not null,
    currency text not null,
    amount bigint not null check (amount <> 0),
    balance_after bigint,
    primary key (journal_id, n),
    foreign key (journal_id, currency) references ledger_journals (id, currency),
    foreign key (account_id, currency) references ledger_accounts (id, currency)
  )`;

const indexes = `
  create index ledger_postings_of_account on ledger_postings (account_id) include (amount, journal_id);
  create index ledger_accounts_of_subject on ledger_accounts (subject) where subject is not null;
  create index ledger_journals_by_date on ledger_journals (effective_at desc, id desc);
  create index ledger_journals_by_source on ledger_journals (source_id);
  create unique index one_reversal_per_journal on ledger_journals (reverses) where reverses is not null;
  create index ledger_journals_of_contract on ledger_journals (contract_id) where contract_id is not null;
  create index ledger_journals_of_milestone on ledger_journals (milestone_id) where milestone_id is not null`;

/** Even the owner of the tables edits nothing: a correction is a new journal. Of an account only the balance moves. */
const appendOnly = `
  create function ledger_refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only: post a reversal instead.', tg_table_name using errcode = '42501';
  end $$;
  create function ledger_keep_account() returns trigger language plpgsql as $$
  begin
    if to_jsonb(new) - 'balance' <> to_jsonb(old) - 'balance' then
      raise exception 'Of an account only the balance moves.' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger ledger_journals_stay before update or delete on ledger_journals for each row execute function ledger_refuse_change();
  create trigger ledger_journals_stay_all before truncate on ledger_journals for each statement execute function ledger_refuse_change();
  create trigger ledger_postings_stay before update or delete on ledger_postings for each row execute function ledger_refuse_change();
  create trigger ledger_postings_stay_all before truncate on ledger_postings for each statement execute function ledger_refuse_change();
  create trigger ledger_accounts_stay before delete on ledger_accounts for each row execute function ledger_refuse_change();
  create trigger ledger_accounts_stay_all before truncate on ledger_accounts for each statement execute function ledger_refuse_change();
  create trigger ledger_accounts_keep_their_name before update on ledger_accounts for each row execute function ledger_keep_account()`;

/** Checked at commit and from both tables, which also stops later lines on an old journal, balanced or not. */
export const balanced = `
  create function ledger_check_journal() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
  declare
    checked uuid;
    said int;
    lines int;
    wrong text;
  begin
    if tg_table_name = 'ledger_journals' then checked := new.id; else checked := new.journal_id; end if;
    select n_postings into said from ledger_journals where id = checked;
    select sum(n), max(book) filter (where total <> 0) into lines, wrong
      from (select count(*) as n, sum(amount) as total, book
              from (select p.amount, (select a.book from ledger_accounts a where a.id = p.account_id) as book
                      from ledger_postings p where p.journal_id = checked) entries
             group by book) books;
    if lines is distinct from said then
      raise exception 'Journal % says % lines and has %.', checked, said, coalesce(lines, 0) using errcode = '23514';
    end if;
    if wrong is not null then
      raise exception 'Journal % does not balance in its % book.', checked, wrong using errcode = '23514';
    end if;
    return null;
  end $$;
  create constraint trigger ledger_journals_balance after insert on ledger_journals
    deferrable initially deferred for each row execute function ledger_check_journal();
  create constraint trigger ledger_postings_balance after insert on ledger_postings
    deferrable initially deferred for each row execute function ledger_check_journal()`;

/**
 * A whole journal in one round trip. Accounts are made on first use, in order of their names; guarded ones are locked by
 * their update, in order of their ids, so that two journals over the same accounts never wait for each other in a circle.
 * One small statement per line on purpose: a join with the accounts, planned while there were few of them, would read
 * them all for as long as the connection lives (measured: an eighth of the rate after some thousand accounts).
 */
export const post = `
  create function ledger_post(journal jsonb) returns table (id uuid, created boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
  #variable_conflict use_column
  declare
    made uuid;
    code text := journal->>'currency';
    line record;
    account bigint;
    after bigint;
    numbers bigint[];
    amounts bigint[];
    accounts bigint[];
  begin
    insert into ledger_journals (id, kind, source_type, source_id, currency, n_postings, effective_at, contract_id, milestone_id, reverses, meta)
    values ((journal->>'id')::uuid, journal->>'kind', journal->>'source_type', journal->>'source_id', code,
            jsonb_array_length(journal->'postings'), (journal->>'effective_at')::timestamptz, (journal->>'contract_id')::uuid,
            (journal->>'milestone_id')::uuid, (journal->>'reverses')::uuid, coalesce(journal->'meta', '{}'))
    on conflict (source_type, source_id, kind) do nothing
    returning ledger_journals.id into made;

    if made is null then
      return query
        select j.id, false from ledger_journals j
         where j.source_type = journal->>'source_type' and j.source_id = journal->>'source_id' and j.kind = journal->>'kind'
           and j.currency = code
           and j.contract_id is not distinct from (journal->>'contract_id')::uuid
           and j.milestone_id is not distinct from (journal->>'milestone_id')::uuid
           and j.reverses is not distinct from (journal->>'reverses')::uuid
           and (select jsonb_agg(entry order by entry)
                  from (select jsonb_build_array((select a.name from ledger_accounts a where a.id = p.account_id), p.amount) as entry
                          from ledger_postings p where p.journal_id = j.id) told)
             = (select jsonb_agg(entry order by entry)
                  from (select jsonb_build_array(given->>'account', (given->>'amount')::bigint) as entry
                          from jsonb_array_elements(journal->'postings') given) retold);
      if not found then
        raise exception 'The event % % % was posted before with other contents.',
          journal->>'source_type', journal->>'source_id', journal->>'kind' using errcode = 'LG001';
      end if;
      return;
    end if;

    for line in
      select n, given->>'account' as name, (given->>'amount')::bigint as amount
        from jsonb_array_elements(journal->'postings') with ordinality as lines (given, n) order by 2
    loop
      select a.id into account from ledger_accounts a where a.name = line.name and a.currency = code;
      if account is null then
        insert into ledger_accounts (name, class, subject, currency, book, lowest, highest, balance)
        select line.name, c.name, nullif(substr(line.name, length(c.name) + 2), ''), code, c.book, c.lowest, c.highest,
               case when c.lowest is null and c.highest is null then null else 0 end
          from ledger_account_classes c where c.name = split_part(line.name, ':', 1)
        on conflict (name, currency) do nothing;
        select a.id into account from ledger_accounts a where a.name = line.name and a.currency = code;
      end if;
      if account is null then
        raise exception '% is an account of no known class.', line.name using errcode = 'LG002';
      end if;
      numbers := numbers || line.n;
      amounts := amounts || line.amount;
      accounts := accounts || account;
    end loop;

    for line in select n, amount, account_id from unnest(numbers, amounts, accounts) as lines (n, amount, account_id) order by account_id, n
    loop
      after := null;
      update ledger_accounts a set balance = a.balance + line.amount
       where a.id = line.account_id and a.balance is not null returning a.balance into after;
      insert into ledger_postings (journal_id, n, account_id, currency, amount, balance_after)
      values (made, line.n, line.account_id, code, line.amount, after);
    end loop;
    return query select made, true;
  end $$`;

/** The mirror image of a journal. Its key is the journal itself, so it can be taken back once. */
const reverse = `
  create function ledger_reverse(reversed uuid, new_id uuid, at timestamptz, why text) returns table (id uuid, created boolean)
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    select posted.id, posted.created
      from ledger_journals j, lateral ledger_post(jsonb_build_object(
        'id', new_id, 'kind', 'reversal', 'source_type', 'journal', 'source_id', j.id, 'currency', j.currency,
        'effective_at', at, 'contract_id', j.contract_id, 'milestone_id', j.milestone_id, 'reverses', j.id,
        'meta', jsonb_build_object('why', why, 'kind', j.kind),
        'postings', (select jsonb_agg(jsonb_build_object(
                              'account', (select a.name from ledger_accounts a where a.id = p.account_id), 'amount', -p.amount) order by p.n)
                       from ledger_postings p where p.journal_id = j.id))) posted
     where j.id = reversed
  $$`;

/** The application may read and call the two functions, nothing else. */
const rights = `
  revoke all on ledger_account_classes, ledger_accounts, ledger_journals, ledger_postings from public;
  revoke all on function ledger_post, ledger_reverse from public;
  do $$ begin
    if exists (select from pg_roles where rolname = 'sidecrew_app') then
      revoke all on ledger_account_classes, ledger_accounts, ledger_journals, ledger_postings from sidecrew_app;
      grant select on ledger_account_classes, ledger_accounts, ledger_journals, ledger_postings to sidecrew_app;
      grant execute on function ledger_post, ledger_reverse to sidecrew_app;
    end if;
  end $$`;
