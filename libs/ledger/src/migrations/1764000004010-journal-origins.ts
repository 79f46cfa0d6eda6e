import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a journal comes from can't be made up: a source has the shape of its kind, and what says it takes another journal
 * back is that journal's mirror image. Otherwise a false reversal would stand in the way of the true one for good.
 */
export class JournalOrigins1764000004010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [sources, reversals, numbers]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger ledger_reversals_mirror on ledger_journals`);
    await db.query(`drop function ledger_check_reversal`);
    await db.query(
      `alter table ledger_journals drop constraint source_has_the_shape_of_its_kind, drop constraint reversals_name_their_journal`,
    );
  }
}

const uuid = `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`;

const sources = `
  alter table ledger_journals
    add constraint source_has_the_shape_of_its_kind check (case source_type
      when 'charge' then source_id ~ '^(ch|py)_'
      when 'transfer' then source_id ~ '^tr_'
      when 'transfer_reversal' then source_id ~ '^trr_'
      when 'refund' then source_id ~ '^(re|pyr)_'
      when 'dispute' then source_id ~ '^(du|dp)_'
      when 'payout' then source_id ~ '^po_'
      when 'balance_transaction' then source_id ~ '^(txn|tu)_'
      when 'intent' then source_id ~ '${uuid}'
      when 'journal' then source_id ~ '${uuid}'
      when 'decision' then source_id <> ''
      else false end),
    add constraint reversals_name_their_journal check (
      (source_type = 'journal') = (reverses is not null) and (reverses is null or source_id = reverses::text))`;

/** Account by account the two add up to nothing. Checked at commit, when all lines are there. */
const reversals = `
  create function ledger_check_reversal() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  begin
    if exists (select from ledger_postings where journal_id in (new.id, new.reverses) group by account_id having sum(amount) <> 0) then
      raise exception 'Journal % is not the mirror image of %.', new.id, new.reverses using errcode = '23514';
    end if;
    return null;
  end $$;
  create constraint trigger ledger_reversals_mirror after insert on ledger_journals
    deferrable initially deferred for each row when (new.reverses is not null) execute function ledger_check_reversal()`;

/** New tables give the application their sequences too; the accounts' numbers are the functions' alone. */
const numbers = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'sidecrew_app') then
      revoke all on sequence ledger_accounts_id_seq from sidecrew_app;
    end if;
  end $$`;
