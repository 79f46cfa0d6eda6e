import type { MigrationInterface, QueryRunner } from 'typeorm';
import { catalogue } from './catalogue.js';

/** Categories and skills, expert profiles with work samples, and vetting per category. */
export class Experts1764000003001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create table categories (id uuid primary key default gen_random_uuid(), slug text not null unique, name text not null, place int not null)`,
    );
    await db.query(`
      create table skills (
        id uuid primary key default gen_random_uuid(),
        category_id uuid not null references categories (id),
        name text not null,
        place int not null,
        unique (category_id, name)
      )`);
    await db.query(`
      create table expert_profiles (
        user_id uuid primary key references users (id),
        handle text not null constraint one_expert_per_handle unique,
        headline text not null,
        about text not null,
        hourly_minor bigint constraint hourly_price_is_positive check (hourly_minor > 0),
        hourly_currency text,
        country text not null,
        languages text[] not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint hourly_price_has_a_currency check ((hourly_minor is null) = (hourly_currency is null))
      )`);
    await db.query(
      `create table expert_categories (expert_id uuid references expert_profiles (user_id), category_id uuid references categories (id), primary key (expert_id, category_id))`,
    );
    await db.query(`create index experts_of_category on expert_categories (category_id)`);
    await db.query(
      `create table expert_skills (expert_id uuid references expert_profiles (user_id), skill_id uuid references skills (id), primary key (expert_id, skill_id))`,
    );
    await db.query(`create index experts_of_skill on expert_skills (skill_id)`);
    await db.query(`
      create table work_samples (
        id uuid primary key,
        expert_id uuid not null references expert_profiles (user_id),
        title text not null,
        about text not null,
        url text,
        file_id uuid references files (id),
        created_at timestamptz not null,
        removed_at timestamptz
      )`);
    await db.query(`create index samples_of_expert on work_samples (expert_id, created_at)`);
    await db.query(`create index samples_of_file on work_samples (file_id) where file_id is not null`);
    await db.query(`
      create table vettings (
        id uuid primary key,
        expert_id uuid not null references expert_profiles (user_id),
        category_id uuid not null references categories (id),
        state text not null constraint vetting_state_is_known check (state in ('requested', 'vetted', 'refused', 'taken_back')),
        requested_at timestamptz not null,
        decided_at timestamptz,
        decided_by uuid references users (id),
        reason text,
        constraint one_vetting_per_category unique (expert_id, category_id)
      )`);
    await db.query(`create index vettings_waiting on vettings (requested_at, id) where state = 'requested'`);
    for (const [place, category] of catalogue.entries()) {
      const [row] = (await db.query(`insert into categories (slug, name, place) values ($1, $2, $3) returning id`, [
        category.slug,
        category.name,
        place,
      ])) as { id: string }[];
      for (const [skillPlace, name] of category.skills.entries()) {
        await db.query(`insert into skills (category_id, name, place) values ($1, $2, $3)`, [row?.id, name, skillPlace]);
      }
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table vettings, work_samples, expert_skills, expert_categories, expert_profiles, skills, categories`);
  }
}
