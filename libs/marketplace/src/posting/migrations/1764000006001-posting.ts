import type { MigrationInterface, QueryRunner } from 'typeorm';
import { aiPolicies } from '../task.entity.js';
import { taskStates } from '../task.process.js';
import { sqlList } from '../../sql-list.js';

/** Tasks, what they were at each version, and the index that finds open ones by their words. */
export class Posting1764000006001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Lets one inverted index hold the category beside the words.
    await db.query(`create extension if not exists btree_gin`);
    await db.query(`
      create table tasks (
        id uuid primary key,
        owner_id uuid not null references users (id),
        category_id uuid not null references categories (id),
        state text not null constraint task_state_is_known check (state in (${sqlList(taskStates)})),
        version int not null default 0,
        title text not null,
        brief text not null,
        currency text not null,
        budget_minimum_minor bigint not null constraint budget_is_not_negative check (budget_minimum_minor >= 0),
        budget_maximum_minor bigint not null,
        due_days int not null constraint due_days_are_positive check (due_days > 0),
        language text not null,
        ai_policy text not null constraint ai_policy_is_known check (ai_policy in (${sqlList(aiPolicies)})),
        seats int not null default 1 constraint seats_are_positive check (seats > 0),
        checklist jsonb not null,
        risk real constraint risk_is_a_share check (risk between 0 and 1),
        risk_reasons jsonb not null default '[]',
        rejection_reason text,
        rejection_note text,
        text_hash text,
        created_at timestamptz not null,
        screening_since timestamptz,
        published_at timestamptz,
        expires_at timestamptz,
        ended_at timestamptz,
        reposted_from uuid,
        tsv tsvector generated always as (
          setweight(to_tsvector('english'::regconfig, title), 'A') ||
          setweight(to_tsvector('english'::regconfig, brief), 'B')
        ) stored,
        constraint budget_is_a_range check (budget_maximum_minor >= budget_minimum_minor),
        constraint open_tasks_have_dates check (state not in ('open', 'paused') or (published_at is not null and expires_at is not null)),
        constraint published_tasks_have_a_checklist check (state in ('draft', 'closed') or jsonb_array_length(checklist) > 0)
      )`);
    await db.query(`create index open_tasks_by_words on tasks using gin (category_id, tsv) where state = 'open'`);
    await db.query(`create index open_tasks_by_date on tasks (published_at desc, id desc) where state = 'open'`);
    await db.query(`create index open_tasks_by_category on tasks (category_id, published_at desc, id desc) where state = 'open'`);
    await db.query(`create index open_tasks_by_budget on tasks (budget_maximum_minor desc, id desc) where state = 'open'`);
    await db.query(`create index open_tasks_by_end on tasks (expires_at, id) where state = 'open'`);
    await db.query(`create index tasks_of_owner on tasks (owner_id, created_at desc, id desc)`);
    await db.query(`create index tasks_in_screening on tasks (screening_since, id) where state = 'screening'`);
    await db.query(`create index tasks_by_text on tasks (text_hash) where text_hash is not null`);
    await db.query(`
      create table task_versions (
        task_id uuid not null references tasks (id) on delete cascade,
        version int not null,
        edition int not null,
        at timestamptz not null,
        title text not null,
        brief text not null,
        currency text not null,
        budget_minimum_minor bigint not null,
        budget_maximum_minor bigint not null,
        due_days int not null,
        ai_policy text not null,
        checklist jsonb not null,
        primary key (task_id, version, edition)
      )`);
    await db.query(`
      create table task_skills (
        task_id uuid not null references tasks (id) on delete cascade,
        skill_id uuid not null references skills (id),
        n int not null,
        primary key (task_id, skill_id)
      )`);
    await db.query(`create index tasks_of_skill on task_skills (skill_id)`);
    await db.query(`
      create table task_files (
        task_id uuid not null references tasks (id) on delete cascade,
        file_id uuid not null references files (id),
        n int not null,
        primary key (task_id, file_id)
      )`);
    await db.query(`create index tasks_of_file on task_files (file_id)`);
    await db.query(`
      create table task_rejections (
        id uuid primary key,
        task_id uuid not null references tasks (id) on delete cascade,
        owner_id uuid not null references users (id),
        admin_id uuid not null references users (id),
        reason text not null,
        note text not null,
        at timestamptz not null
      )`);
    await db.query(`create index rejections_of_owner on task_rejections (owner_id, at)`);
    await db.query(`create index rejections_of_task on task_rejections (task_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table task_rejections, task_files, task_skills, task_versions, tasks`);
  }
}
