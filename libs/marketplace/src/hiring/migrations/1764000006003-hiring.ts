import type { MigrationInterface, QueryRunner } from 'typeorm';
import { contractStates } from '../../contract.process.js';
import { milestoneStates } from '../../milestone.process.js';
import { sqlList } from '../../sql-list.js';

/** Contracts, their milestones and the one timeline. The states repeat the process tables, so a slip cannot be stored. */
export class Hiring1764000006003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table contracts (
        id uuid primary key,
        task_id uuid not null references tasks (id),
        bid_id uuid not null references bids (id),
        task_version int not null,
        bid_version int not null,
        owner_id uuid not null references users (id),
        expert_id uuid not null references users (id),
        state text not null constraint contract_state_is_known check (state in (${sqlList(contractStates)})),
        currency text not null,
        title text not null,
        terms jsonb not null,
        checklist jsonb not null,
        created_at timestamptz not null,
        ended_at timestamptz,
        end_reason text,
        constraint nobody_hires_themselves check (owner_id <> expert_id),
        constraint one_contract_per_bid unique (bid_id)
      )`);
    await db.query(`create index contracts_of_owner on contracts (owner_id, created_at desc, id desc)`);
    await db.query(`create index contracts_of_expert on contracts (expert_id, created_at desc, id desc)`);
    await db.query(`create index contracts_of_task on contracts (task_id)`);
    await db.query(`create index unfunded_contracts_of_task on contracts (task_id) where state = 'awaiting_funding'`);
    await db.query(`
      create table milestones (
        id uuid primary key,
        contract_id uuid not null references contracts (id),
        root_id uuid not null references milestones (id),
        parent_id uuid references milestones (id),
        n int not null check (n > 0),
        title text not null,
        amount_minor bigint not null constraint amount_is_positive check (amount_minor > 0),
        currency text not null,
        days int not null,
        state text not null constraint milestone_state_is_known check (state in (${sqlList(milestoneStates)})),
        version int not null default 0,
        due_at timestamptz,
        funded_at timestamptz,
        approved_at timestamptz,
        auto_approved boolean not null default false,
        change_rounds int not null default 0,
        review_extended boolean not null default false,
        stood_in text,
        stopped_deadlines jsonb,
        blocked_because text,
        expert_fee_minor bigint,
        owner_fee_minor bigint,
        ended_at timestamptz
      )`);
    await db.query(`create index milestones_of_contract on milestones (contract_id, n)`);
    await db.query(`create index milestones_of_root on milestones (root_id)`);
    await db.query(`
      create table timeline (
        id uuid primary key,
        contract_id uuid not null references contracts (id),
        milestone_id uuid references milestones (id),
        at timestamptz not null,
        kind text not null,
        actor_id uuid references users (id),
        actor_role text not null,
        facts jsonb not null default '{}'
      )`);
    await db.query(`create index timeline_of_contract on timeline (contract_id, at desc, id desc)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table timeline, milestones, contracts`);
  }
}
