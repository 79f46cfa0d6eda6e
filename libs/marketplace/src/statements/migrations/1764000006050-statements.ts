import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is invoiced, and the platform's invoices for its own fees: numbered without gaps, never edited. */
export class Statements1764000006050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [taxDetails, numbers, invoices, appendOnly]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table invoices, invoice_numbers, tax_details`);
    await db.query(`drop function invoices_refuse_change`);
  }
}

const taxDetails = `
  create table tax_details (
    user_id uuid primary key references users (id),
    legal_name text not null,
    address text not null,
    country text not null check (country ~ '^[A-Z]{2}$'),
    tax_id text,
    changed_at timestamptz not null
  )`;

/** One row per issuer and year; its lock makes invoices of the same series wait for each other, so no number is lost. */
const numbers = `
  create table invoice_numbers (
    issuer text not null,
    year int not null,
    last int not null check (last >= 0),
    primary key (issuer, year)
  )`;

const invoices = `
  create table invoices (
    id uuid primary key,
    issuer text not null,
    year int not null,
    n int not null check (n >= 1),
    kind text not null check (kind in ('invoice', 'credit_note')),
    fee text not null check (fee in ('owner_fee', 'expert_fee')),
    journal_id uuid not null references ledger_journals (id),
    contract_id uuid not null references contracts (id),
    person_id uuid not null references users (id),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    total_minor bigint not null check (total_minor > 0),
    vat_minor bigint,
    vat_basis_points int,
    issued_by jsonb not null,
    issued_to jsonb not null,
    issued_at timestamptz not null,
    constraint one_number_per_issuer_and_year unique (issuer, year, n),
    constraint one_invoice_per_fee_and_journal unique (journal_id, fee),
    constraint vat_has_a_rate_and_an_amount check ((vat_minor is null) = (vat_basis_points is null))
  );
  create index invoices_of_person on invoices (person_id, issued_at desc, id desc)`;

const appendOnly = `
  create function invoices_refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'An issued invoice stays as it is: issue a credit note instead.' using errcode = '42501';
  end $$;
  create trigger invoices_stay before update or delete on invoices for each row execute function invoices_refuse_change();
  create trigger invoices_stay_all before truncate on invoices for each statement execute function invoices_refuse_change()`;
