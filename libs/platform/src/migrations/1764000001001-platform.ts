import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ground that every step stands on: the application's role and its rights, the outbox, deadlines and the movable clock.
 * Later tables inherit the rights; what must be protected more (the ledger) takes them back in its own migration.
 */
export class Platform1764000001001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin
        if exists (select from pg_roles where rolname = 'sidecrew_app') then
          grant usage on schema public to sidecrew_app;
          alter default privileges in schema public grant select, insert, update, delete on tables to sidecrew_app;
          alter default privileges in schema public grant usage, select on sequences to sidecrew_app;
        end if;
      end $$`);
    await db.query(`
      create table outbox_events (
        id bigint generated always as identity primary key,
        type text not null,
        payload jsonb not null,
        at timestamptz not null,
        delivered_at timestamptz,
        attempts int not null default 0,
        retry_at timestamptz,
        last_error text
      )`);
    await db.query(`create index outbox_waiting on outbox_events (id) where delivered_at is null`);
    await db.query(`
      create table handled_events (
        event_id bigint not null references outbox_events (id) on delete cascade,
        handler text not null,
        primary key (event_id, handler)
      )`);
    await db.query(`
      create table deadlines (
        kind text not null,
        subject_id uuid not null,
        due_at timestamptz not null,
        attempts int not null default 0,
        retry_at timestamptz,
        last_error text,
        primary key (kind, subject_id)
      )`);
    await db.query(`create index deadlines_by_due_date on deadlines (due_at)`);
    await db.query(`create index deadlines_of_subject on deadlines (subject_id)`);
    await db.query(`
      create table clock (
        id boolean primary key default true check (id),
        offset_ms bigint not null default 0
      )`);
    await db.query(`insert into clock default values`);
    await db.query(`
      create table audit_log (
        id uuid primary key,
        at timestamptz not null,
        actor_id uuid,
        action text not null,
        subject_type text not null,
        subject_id uuid,
        reason text,
        facts jsonb not null default '{}'
      )`);
    await db.query(`create index audit_by_date on audit_log (at desc, id desc)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table audit_log, clock, deadlines, handled_events, outbox_events`);
  }
}
