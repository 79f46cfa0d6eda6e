import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money that staff move by decision, each with its reason, and above a limit with two people; and every call to Stripe. */
export class StaffDecisions1764000005040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [decisions, calls, traces]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index intents_of_contract, intents_of_subject, stripe_events_of_account`);
    await db.query(`drop table stripe_calls, staff_decisions`);
  }
}

/** The database holds the second pair of eyes: whoever asked for a decision cannot be who confirms it. */
const decisions = `
  create table staff_decisions (
    id uuid primary key,
    kind text not null,
    subject text not null,
    facts jsonb not null default '{}',
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    reason text not null,
    state text not null check (state in ('asked', 'moving', 'done', 'declined', 'refused')),
    needs_second boolean not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    answer text,
    constraint two_people_decide check (decided_by is null or decided_by <> asked_by or state = 'declined'),
    constraint large_ones_need_both check (state in ('asked', 'declined') or not needs_second or decided_by is not null)
  );
  create index staff_decisions_waiting on staff_decisions (asked_at) where state = 'asked';
  create index staff_decisions_by_date on staff_decisions (asked_at desc, id desc);
  create index staff_decisions_of_subject on staff_decisions (subject)`;

/** One line when a call leaves and one when its answer was written down; nothing is ever changed. */
const calls = `
  create table stripe_calls (
    intent_id uuid not null references intents (id),
    attempt int not null check (attempt >= 1),
    phase text not null check (phase in ('sent', 'answered')),
    kind text not null check (kind in ('send', 'look_up')),
    generation int not null,
    at timestamptz not null,
    outcome text,
    code text,
    primary key (intent_id, attempt, phase)
  );
  create trigger stripe_calls_stay before update or delete on stripe_calls for each row execute function payments_refuse_change();
  create trigger stripe_calls_stay_all before truncate on stripe_calls for each statement execute function payments_refuse_change()`;

const traces = `
  create index intents_of_contract on intents (contract_id) where contract_id is not null;
  create index intents_of_subject on intents (subject_id);
  create index stripe_events_of_account on stripe_events (account) where account is not null`;
