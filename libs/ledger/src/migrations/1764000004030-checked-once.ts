import type { MigrationInterface, QueryRunner } from 'typeorm';
import { balanced, post } from './1764000004001-ledger.js';

/**
 * The same guarantees for less work. A journal was summed up once for itself and once more for each of its lines, only to
 * catch lines that come later. Now a line says as how many it came, and its number is within: a whole journal has no number
 * left for another line, so that keys alone refuse it, and its sum is checked once.
 */
export class CheckedOnce1764000004030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [numbered, summedOnce, keepAccount, postInFewerSteps]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger ledger_journals_balance on ledger_journals;
      drop function ledger_check_journal;
      drop trigger ledger_accounts_keep_their_name on ledger_accounts;
      create trigger ledger_accounts_keep_their_name before update on ledger_accounts for each row execute function ledger_keep_account();
      alter table ledger_journals add unique (id, currency);
      alter table ledger_postings drop column n_postings, add foreign key (journal_id, currency) references ledger_journals (id, currency);
      alter table ledger_journals drop constraint journal_with_its_number_of_lines`);
    await db.query(balanced);
    await db.query(post.replace('create function', 'create or replace function'));
  }
}

/** The lines that are there already learn it from their journals; the journals were checked when they came. */
const numbered = `
  alter table ledger_journals add constraint journal_with_its_number_of_lines unique (id, currency, n_postings);
  alter table ledger_postings add column n_postings int;
  alter table ledger_postings disable trigger ledger_postings_stay;
  update ledger_postings p set n_postings = j.n_postings from ledger_journals j where j.id = p.journal_id;
  alter table ledger_postings enable trigger ledger_postings_stay;
  alter table ledger_postings
    alter column n_postings set not null,
    add constraint line_is_one_of_its_journal check (n <= n_postings),
    drop constraint ledger_postings_journal_id_currency_fkey,
    add foreign key (journal_id, currency, n_postings) references ledger_journals (id, currency, n_postings);
  alter table ledger_journals drop constraint ledger_journals_id_currency_key`;

/** Checked at commit, when all lines are there: with the keys, from the journal alone. */
const summedOnce = `
  drop trigger ledger_postings_balance on ledger_postings;
  create or replace function ledger_check_journal() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
  declare
    lines int;
    wrong text;
  begin
    select sum(n), max(book) filter (where total <> 0) into lines, wrong
      from (select count(*) as n, sum(amount) as total, book
              from (select p.amount, (select a.book from ledger_accounts a where a.id = p.account_id) as book
                      from ledger_postings p where p.journal_id = new.id) entries
             group by book) books;
    if lines is distinct from new.n_postings then
      raise exception 'Journal % says % lines and has %.', new.id, new.n_postings, coalesce(lines, 0) using errcode = '23514';
    end if;
    if wrong is not null then
      raise exception 'Journal % does not balance in its % book.', new.id, wrong using errcode = '23514';
    end if;
    return null;
  end $$`;

/** Asked by the row itself; the function is called only to refuse. */
const keepAccount = `
  drop trigger ledger_accounts_keep_their_name on ledger_accounts;
  create trigger ledger_accounts_keep_their_name before update on ledger_accounts for each row
    when ((new.id, new.name, new.class, new.subject, new.currency, new.book, new.lowest, new.highest)
      is distinct from (old.id, old.name, old.class, old.subject, old.currency, old.book, old.lowest, old.highest))
    execute function ledger_keep_account()`;

/**
 * The promises of the first ledger_post: accounts made in order of their names, guarded ones locked by their update in order
 * of their ids. The accounts of all lines are looked up at once, behind \`offset 0\`: that keeps the lookup one probe of an index
 * per line, where a join, planned while there were few accounts, would read them all for as long as the connection lives.
 */
const postInFewerSteps = `
  create or replace function ledger_post(journal jsonb) returns table (id uuid, created boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
  #variable_conflict use_column
  declare
    made uuid;
    code text := journal->>'currency';
    size int := jsonb_array_length(journal->'postings');
    line record;
    account record;
    after bigint;
    numbers bigint[];
    amounts bigint[];
    accounts bigint[];
    guarded boolean[];
    afters bigint[];
  begin
    insert into ledger_journals (id, kind, source_type, source_id, currency, n_postings, effective_at, contract_id, milestone_id, reverses, meta)
    values ((journal->>'id')::uuid, journal->>'kind', journal->>'source_type', journal->>'source_id', code,
            size, (journal->>'effective_at')::timestamptz, (journal->>'contract_id')::uuid,
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
      select n, name, amount, a.id as account_id, a.is_guarded
        from (select n, given->>'account' as name, (given->>'amount')::bigint as amount
                from jsonb_array_elements(journal->'postings') with ordinality as lines (given, n)) lines
        left join lateral (
          select a.id, a.balance is not null as is_guarded from ledger_accounts a where a.name = lines.name and a.currency = code offset 0) a on true
       order by 2
    loop
      if line.account_id is null then
        insert into ledger_accounts (name, class, subject, currency, book, lowest, highest, balance)
        select line.name, c.name, nullif(substr(line.name, length(c.name) + 2), ''), code, c.book, c.lowest, c.highest,
               case when c.lowest is null and c.highest is null then null else 0 end
          from ledger_account_classes c where c.name = split_part(line.name, ':', 1)
        on conflict (name, currency) do nothing;
        select a.id, a.balance is not null as is_guarded into account from ledger_accounts a where a.name = line.name and a.currency = code;
        if not found then
          raise exception '% is an account of no known class.', line.name using errcode = 'LG002';
        end if;
        line.account_id := account.id;
        line.is_guarded := account.is_guarded;
      end if;
      numbers := numbers || line.n;
      amounts := amounts || line.amount;
      accounts := accounts || line.account_id;
      guarded := guarded || line.is_guarded;
    end loop;

    -- Again in one order, that of the ids: who waits for whom never goes round in a circle.
    select array_agg(n order by account_id, n), array_agg(amount order by account_id, n),
           array_agg(account_id order by account_id, n), array_agg(is_guarded order by account_id, n)
      into numbers, amounts, accounts, guarded
      from unnest(numbers, amounts, accounts, guarded) as lines (n, amount, account_id, is_guarded);
    for i in 1 .. size loop
      after := null;
      if guarded[i] then
        update ledger_accounts a set balance = a.balance + amounts[i] where a.id = accounts[i] returning a.balance into after;
      end if;
      afters := afters || after;
    end loop;
    insert into ledger_postings (journal_id, n, n_postings, account_id, currency, amount, balance_after)
    select made, n, size, account_id, code, amount, balance_after
      from unnest(numbers, amounts, accounts, afters) as lines (n, amount, account_id, balance_after);
    return query select made, true;
  end $$`;
