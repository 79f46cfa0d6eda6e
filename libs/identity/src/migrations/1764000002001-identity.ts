import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their single-use links, sessions (the table that connect-pg-simple expects) and sign-in throttling. */
export class Identity1764000002001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table users (
        id uuid primary key,
        email text not null,
        name text not null,
        password_hash text not null,
        language text not null,
        time_zone text not null,
        email_verified_at timestamptz,
        is_owner boolean not null,
        is_expert boolean not null,
        is_admin boolean not null default false,
        terms_version text not null,
        terms_accepted_at timestamptz not null,
        suspended_at timestamptz,
        joined_at timestamptz not null,
        constraint email_is_lower_case check (email = lower(email))
      )`);
    await db.query(`create unique index one_account_per_address on users (email)`);
    await db.query(`
      create table single_use_links (
        token_hash text primary key,
        user_id uuid not null references users (id),
        purpose text not null check (purpose in ('verify_email', 'reset_password')),
        expires_at timestamptz not null
      )`);
    await db.query(`create index links_of_user on single_use_links (user_id, purpose)`);
    await db.query(`
      create table user_sessions (
        sid text primary key,
        sess jsonb not null,
        expire timestamptz not null
      )`);
    await db.query(`create index sessions_by_expiry on user_sessions (expire)`);
    await db.query(`create index sessions_of_user on user_sessions ((sess ->> 'userId'))`);
    await db.query(`
      create table sign_in_throttle (
        key text primary key,
        points integer not null default 0,
        expire bigint
      )`);
    await db.query(`
      create table demo_sign_ins (
        user_id uuid primary key references users (id),
        role text not null,
        place int not null,
        about text not null
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table demo_sign_ins, sign_in_throttle, user_sessions, single_use_links, users`);
  }
}
