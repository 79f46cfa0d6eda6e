import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Money that is held before the work, for a stretch of time: what an owner agreed to (auto_fundings), each period's money
 * (prefunds, whose id names its accounts), and what leaves or left of it (prefund_legs).
 */
export class Prefunds1764000006140 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [autoFundings, prefunds, legs]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table prefund_legs, prefunds, auto_fundings`);
  }
}

const autoFundings = `
  create table auto_fundings (
    id uuid primary key,
    purpose text not null check (purpose in ('retainer', 'week')),
    contract_id uuid not null references contracts (id),
    milestone_id uuid not null references milestones (id),
    currency text not null,
    amount_minor bigint not null check (amount_minor > 0),
    cadence text not null check (cadence in ('week', 'month')),
    monthly_cap_minor bigint not null,
    first_on date not null,
    next_on date not null,
    state text not null check (state in ('active', 'paused', 'ended')),
    paused_because text check (paused_because in ('owner', 'not_paid')),
    agreed_at timestamptz not null,
    ended_at timestamptz,
    constraint paused_for_a_reason check ((state = 'paused') = (paused_because is not null)),
    constraint cap_covers_a_period check (monthly_cap_minor >= amount_minor)
  );
  create index auto_fundings_of_contract on auto_fundings (contract_id, agreed_at desc);
  create unique index one_live_auto_funding_of_a_kind on auto_fundings (contract_id, purpose) where state <> 'ended'`;

const prefunds = `
  create table prefunds (
    id uuid primary key,
    purpose text not null check (purpose in ('retainer', 'week')),
    auto_funding_id uuid not null references auto_fundings (id),
    contract_id uuid not null references contracts (id),
    milestone_id uuid not null references milestones (id),
    starts_on date not null,
    ends_on date not null check (ends_on > starts_on),
    currency text not null,
    price_minor bigint not null default 0 check (price_minor >= 0),
    owner_fee_minor bigint not null default 0,
    rolled_minor bigint not null default 0 check (rolled_minor >= 0),
    rolled_fee_minor bigint not null default 0,
    state text not null check (state in ('due', 'asked', 'declined', 'asked_back', 'held', 'over', 'charged_back')),
    pays_by text check (pays_by in ('card', 'page')),
    attempt int not null default 0,
    payment_id uuid,
    retry_at timestamptz,
    page_url text,
    page_until timestamptz,
    held_at timestamptz,
    held_since timestamptz,
    frozen_by text,
    changed_at timestamptz not null,
    constraint a_period_is_funded_once unique (auto_funding_id, starts_on)
  );
  create index prefunds_of_contract on prefunds (contract_id, starts_on desc);
  create index prefunds_of_payment on prefunds (payment_id)`;

const legs = `
  create table prefund_legs (
    id uuid primary key,
    prefund_id uuid not null references prefunds (id),
    contract_id uuid not null references contracts (id),
    kind text not null check (kind in ('release', 'refund', 'roll', 'lost')),
    subject_id uuid not null,
    gross_minor bigint not null check (gross_minor > 0),
    expert_fee_minor bigint not null,
    owner_fee_minor bigint not null,
    state text not null check (state in ('clearing', 'moving', 'confirmed', 'blocked', 'failed', 'dropped')),
    because text,
    intent_id uuid unique,
    journal_id uuid,
    tries int not null default 0,
    changed_at timestamptz not null
  );
  create index legs_of_prefund on prefund_legs (prefund_id);
  create index legs_of_subject on prefund_legs (subject_id);
  create index prefund_legs_of_contract on prefund_legs (contract_id)`;
