import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sqlList } from '../../sql-list.js';
import { weekStates } from '../week.process.js';

/** Work by the hour: what was agreed, its weeks, and what was done in them. A week's id names its money as well. */
export class Weeks1764000006142 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [agreements, weeks, lines]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table week_lines, weeks, hourly_agreements`);
  }
}

const agreements = `
  create table hourly_agreements (
    id uuid primary key,
    contract_id uuid not null references contracts (id),
    currency text not null,
    rate_minor bigint not null check (rate_minor > 0),
    cap_minutes int not null check (cap_minutes between 60 and 3600),
    proposed_by text not null check (proposed_by in ('owner', 'expert')),
    state text not null check (state in ('proposed', 'active', 'refused', 'ended')),
    proposed_at timestamptz not null,
    changed_at timestamptz not null
  );
  create index hourly_agreements_of_contract on hourly_agreements (contract_id, proposed_at desc);
  create unique index one_live_hourly_agreement on hourly_agreements (contract_id) where state in ('proposed', 'active')`;

const weeks = `
  create table weeks (
    id uuid primary key,
    agreement_id uuid not null references hourly_agreements (id),
    contract_id uuid not null references contracts (id),
    starts_on date not null constraint weeks_begin_on_monday check (extract(isodow from starts_on) = 1),
    state text not null constraint week_state_is_known check (state in (${sqlList(weekStates)})),
    approved_minutes int,
    changed_at timestamptz not null,
    constraint one_week_once unique (agreement_id, starts_on)
  );
  create index weeks_of_contract on weeks (contract_id, starts_on desc)`;

const lines = `
  create table week_lines (
    id uuid primary key,
    week_id uuid not null references weeks (id),
    day date not null,
    minutes int not null constraint twelve_hours_a_day check (minutes between 1 and 720),
    paid_minutes int not null default 0 check (paid_minutes between 0 and minutes),
    memo text not null check (length(memo) between 10 and 500),
    output text not null check (output = 'none' or output like 'https://%'),
    query_reason text,
    answered_minutes int check (answered_minutes between 0 and paid_minutes),
    constraint only_queries_are_answered check (answered_minutes is null or query_reason is not null)
  );
  create index lines_of_week on week_lines (week_id, day, id)`;
