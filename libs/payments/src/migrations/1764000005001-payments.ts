import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wishes about money, what Stripe made of them, and the mirror of Stripe that both are checked against (escrow design §7, §8, §11). */
export class Payments1764000005001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [payments, intents, movedMoney, people, trouble, inbox, mirror, reconciliation]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table reconciliation_breaks, reconciliation_runs, stripe_balances, stripe_balance_transactions, stripe_events,
        fraud_warnings, chargebacks, stripe_payouts, connected_accounts, stripe_customers, transfer_reversals, transfers, refunds,
        intents, payments`);
    await db.query(`drop function payments_refuse_change`);
  }
}

const money = `currency text not null check (currency ~ '^[A-Z]{3}$')`;

/** One funding. Unique ids of Stripe's objects: one of theirs never counts for two of ours. */
const payments = `
  create table payments (
    id uuid primary key,
    contract_id uuid not null,
    milestone_id uuid not null,
    payer_id uuid not null,
    intent_id uuid not null unique,
    ${money},
    price_minor bigint not null check (price_minor > 0),
    owner_fee_minor bigint not null check (owner_fee_minor >= 0),
    state text not null check (state in ('created', 'open', 'processing', 'succeeded', 'partly_refunded', 'refunded', 'expired', 'failed', 'canceled')),
    money_lies text check (money_lies in ('held', 'returned', 'suspense')),
    stripe_session text unique,
    stripe_payment_intent text unique,
    stripe_charge text unique,
    checkout_url text,
    stripe_fee_minor bigint,
    refunded_minor bigint not null default 0 check (refunded_minor between 0 and price_minor + owner_fee_minor),
    created_at timestamptz not null,
    succeeded_at timestamptz,
    ended_at timestamptz
  );
  create index payments_of_milestone on payments (milestone_id);
  create index payments_of_payer on payments (payer_id, created_at desc)`;

/**
 * One intent is one call to Stripe and one object there. A wish over several charges is several intents of one movement.
 * A lane is a contract (or a person): the partial index lets one call of it be under way, whoever sends it.
 */
const intents = `
  create table intents (
    id uuid primary key,
    movement_id uuid not null,
    n int not null check (n >= 1),
    op text not null check (op in ('fund', 'fund.expire', 'customer', 'release', 'reverse', 'refund', 'account')),
    business_key text not null unique,
    lane text not null,
    contract_id uuid,
    milestone_id uuid,
    subject_type text not null,
    subject_id text not null,
    currency text check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint check (amount_minor > 0),
    params jsonb not null,
    payment_id uuid references payments (id),
    transfer_id text,
    state text not null default 'ready' check (state in ('ready', 'sending', 'done', 'refused', 'unknown')),
    call jsonb,
    generation int not null default 1,
    attempts int not null default 0,
    refusals int not null default 0,
    first_sent_at timestamptz,
    lease_until timestamptz,
    retry_at timestamptz,
    look_up boolean not null default false,
    absent_since timestamptz,
    stopped boolean not null default false,
    code text,
    message text,
    retryable boolean,
    stripe_object_id text unique,
    created_at timestamptz not null,
    ended_at timestamptz,
    reported_at timestamptz,
    unique (movement_id, n),
    constraint sending_has_a_lease check ((state = 'sending') = (lease_until is not null))
  );
  create unique index one_call_per_lane on intents (lane) where state = 'sending';
  create index intents_due on intents (created_at, n) where state in ('ready', 'unknown') and not stopped;
  create index intents_sending on intents (lease_until) where state = 'sending';
  create index intents_waiting_for_customer on intents ((params ->> 'payerId')) where op = 'fund' and state = 'ready';
  create index intents_of_milestone on intents (milestone_id);
  create index intents_of_payment on intents (payment_id) where payment_id is not null;
  create index intents_failed on intents (created_at desc, id desc) 
    where state = 'refused' or stopped or (state = 'unknown' and attempts >= 5) or (state = 'ready' and refusals > 0)`;

const movedMoney = `
  create table refunds (
    id text primary key,
    intent_id uuid not null references intents (id),
    payment_id uuid not null references payments (id),
    ${money},
    amount_minor bigint not null check (amount_minor > 0),
    state text not null,
    pending_reason text,
    failure text,
    settled_at timestamptz,
    failed_at timestamptz,
    created_at timestamptz not null
  );
  create index refunds_of_payment on refunds (payment_id);
  create index refunds_of_intent on refunds (intent_id);
  create table transfers (
    id text primary key,
    intent_id uuid not null references intents (id),
    contract_id uuid not null,
    milestone_id uuid not null,
    funded_milestone_id uuid not null,
    payee_id uuid not null,
    stripe_account text not null,
    payment_id uuid references payments (id),
    ${money},
    amount_minor bigint not null check (amount_minor > 0),
    reversed_minor bigint not null default 0 check (reversed_minor between 0 and amount_minor),
    created_at timestamptz not null
  );
  create index transfers_of_funded_milestone on transfers (funded_milestone_id);
  create index transfers_of_payment on transfers (payment_id);
  create table transfer_reversals (
    id text primary key,
    transfer_id text not null references transfers (id),
    intent_id uuid not null references intents (id),
    ${money},
    amount_minor bigint not null check (amount_minor > 0),
    created_at timestamptz not null
  )`;

const people = `
  create table stripe_customers (
    user_id uuid primary key,
    stripe_id text not null unique,
    created_at timestamptz not null
  );
  create table connected_accounts (
    user_id uuid primary key,
    stripe_id text unique,
    country text not null check (country ~ '^[A-Z]{2}$'),
    transfers_status text not null default 'inactive',
    payouts_status text not null default 'inactive',
    requirements jsonb not null default '[]',
    deadline timestamptz,
    can_receive boolean not null default false,
    submitted boolean not null default false,
    created_at timestamptz not null,
    seen_at timestamptz
  );
  create table stripe_payouts (
    id text primary key,
    user_id uuid not null,
    stripe_account text not null,
    ${money},
    amount_minor bigint not null,
    state text not null check (state in ('pending', 'in_transit', 'paid', 'failed', 'canceled')),
    arrives_at timestamptz,
    failure text,
    created_at timestamptz not null,
    changed_at timestamptz not null
  );
  create index stripe_payouts_of_user on stripe_payouts (user_id, created_at desc)`;

const trouble = `
  create table chargebacks (
    id text primary key,
    payment_id uuid not null references payments (id),
    kind text not null check (kind in ('inquiry', 'chargeback')),
    status text not null,
    ${money},
    amount_minor bigint not null check (amount_minor > 0),
    reason text not null,
    evidence_due_at timestamptz,
    outcome text check (outcome in ('won', 'lost', 'dropped')),
    opened_at timestamptz not null,
    closed_at timestamptz
  );
  create index chargebacks_of_payment on chargebacks (payment_id);
  create table fraud_warnings (
    id text primary key,
    payment_id uuid not null references payments (id),
    reason text not null,
    actionable boolean not null,
    seen_at timestamptz not null
  )`;

/** The inbox keeps what was delivered; the object itself is always fetched, so the body is only a hint and a record. */
const inbox = `
  create table stripe_events (
    id text primary key,
    source text not null check (source in ('platform', 'connect', 'thin', 'pulled')),
    type text not null,
    account text,
    object_id text,
    intent_id text,
    body jsonb not null,
    received_at timestamptz not null,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'ignored', 'failed')),
    attempts int not null default 0,
    lease_until timestamptz,
    retry_at timestamptz,
    last_error text,
    processed_at timestamptz
  );
  create index stripe_events_waiting on stripe_events (received_at) where state = 'waiting';
  create unique index one_event_per_object on stripe_events (object_id) where lease_until is not null;
  create index stripe_events_of_object on stripe_events (object_id) where state = 'waiting';
  create index stripe_events_of_intent on stripe_events (intent_id) where intent_id is not null`;

const mirror = `
  create table stripe_balance_transactions (
    id text primary key,
    type text not null,
    reporting_category text not null,
    source text,
    ${money},
    amount_minor bigint not null,
    fee_minor bigint not null,
    net_minor bigint not null,
    created_at timestamptz not null,
    available_on timestamptz not null,
    imported_at timestamptz not null
  );
  create index stripe_balance_transactions_by_source on stripe_balance_transactions (source);
  create index stripe_balance_transactions_by_date on stripe_balance_transactions (created_at);
  create function payments_refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only.', tg_table_name using errcode = '42501';
  end $$;
  create trigger stripe_balance_transactions_stay before update or delete on stripe_balance_transactions
    for each row execute function payments_refuse_change();
  create trigger stripe_balance_transactions_stay_all before truncate on stripe_balance_transactions
    for each statement execute function payments_refuse_change();
  create table stripe_balances (
    currency text primary key check (currency ~ '^[A-Z]{3}$'),
    available_minor bigint not null,
    pending_minor bigint not null,
    reserved_minor bigint not null,
    seen_at timestamptz not null
  )`;

const reconciliation = `
  create table reconciliation_runs (
    id uuid primary key,
    kind text not null check (kind in ('quarter_hour', 'nightly', 'on_demand')),
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    covers_from timestamptz not null,
    matched int not null default 0,
    breaks int not null default 0,
    oldest_open_at timestamptz,
    error text,
    started_at timestamptz not null,
    ended_at timestamptz
  );
  create index reconciliation_runs_by_date on reconciliation_runs (started_at desc);
  create table reconciliation_breaks (
    id uuid primary key,
    kind text not null,
    reference text not null,
    currency text check (currency ~ '^[A-Z]{3}$'),
    expected_minor bigint,
    found_minor bigint,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    gone_at timestamptz,
    resolved_at timestamptz,
    resolved_by uuid,
    resolution text
  );
  create unique index one_open_break_per_finding on reconciliation_breaks (kind, reference)
    where resolved_at is null and gone_at is null`;
