import type { MigrationInterface, QueryRunner } from 'typeorm';
import { aiDeclarations } from '../bid.entity.js';
import { bidStates, liveBidStates } from '../bid.process.js';
import { sqlList } from '../../sql-list.js';

/** Bids and what they were at each version. */
export class Bidding1764000006002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table bids (
        id uuid primary key,
        task_id uuid not null references tasks (id),
        expert_id uuid not null references users (id),
        state text not null constraint bid_state_is_known check (state in (${sqlList(bidStates)})),
        version int not null,
        task_version int not null,
        currency text not null,
        price_minor bigint not null constraint price_is_positive check (price_minor > 0),
        days int not null constraint bid_days_are_positive check (days > 0),
        milestones jsonb not null constraint a_bid_has_milestones check (jsonb_array_length(milestones) > 0),
        message text not null,
        ai_declaration text not null constraint ai_declaration_is_known check (ai_declaration in (${sqlList(aiDeclarations)})),
        sample_ids uuid[] not null default '{}',
        round int not null default 0 constraint three_rounds_at_most check (round between 0 and 3),
        counter jsonb,
        decline_reason text,
        decline_note text,
        thread_id uuid not null default gen_random_uuid() constraint one_thread_per_bid unique,
        contract_id uuid,
        submitted_at timestamptz not null,
        terms_at timestamptz not null,
        offered_at timestamptz,
        ended_at timestamptz,
        constraint a_counter_is_open_only_while_countered check ((counter is not null) = (state in ('countered_o', 'countered_e')))
      )`);
    await db.query(
      `create unique index one_live_bid_per_expert_and_task on bids (task_id, expert_id) where state in (${sqlList(liveBidStates)})`,
    );
    await db.query(`create index bids_of_task on bids (task_id, submitted_at)`);
    await db.query(`create index offers_of_task on bids (task_id) where state = 'offered'`);
    await db.query(`create index bids_of_expert on bids (expert_id, submitted_at desc, id desc)`);
    await db.query(`
      create table bid_versions (
        bid_id uuid not null references bids (id),
        version int not null,
        by_role text not null,
        at timestamptz not null,
        task_version int not null,
        currency text not null,
        price_minor bigint not null,
        days int not null,
        milestones jsonb not null,
        message text not null,
        ai_declaration text not null,
        primary key (bid_id, version)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table bid_versions, bids`);
  }
}
