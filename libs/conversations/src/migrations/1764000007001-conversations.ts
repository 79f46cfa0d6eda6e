import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads (one per bid, later the contract's), messages, and the list of notices that each person has. */
export class Conversations1764000007001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table threads (
        id uuid primary key,
        bid_id uuid not null references bids (id) constraint one_row_per_thread_of_a_bid unique,
        owner_id uuid not null references users (id),
        expert_id uuid not null references users (id),
        last_message_at timestamptz not null
      )`);
    await db.query(`create index threads_of_owner on threads (owner_id, last_message_at desc, id desc)`);
    await db.query(`create index threads_of_expert on threads (expert_id, last_message_at desc, id desc)`);
    await db.query(`
      create table messages (
        id uuid primary key,
        thread_id uuid not null references threads (id),
        author_id uuid not null references users (id),
        text text not null constraint message_has_text check (length(text) between 1 and 4000),
        hint text,
        at timestamptz not null
      )`);
    await db.query(`create index messages_of_thread on messages (thread_id, at desc, id desc)`);
    await db.query(`
      create table thread_reads (
        thread_id uuid not null references threads (id),
        person_id uuid not null references users (id),
        read_at timestamptz not null,
        primary key (thread_id, person_id)
      )`);
    await db.query(`
      create table notices (
        id uuid primary key,
        person_id uuid not null references users (id),
        kind text not null,
        sentence text not null,
        path text not null,
        subject_id uuid,
        at timestamptz not null,
        read_at timestamptz
      )`);
    await db.query(`create index notices_of_person on notices (person_id, at desc, id desc)`);
    await db.query(`create index unread_notices on notices (person_id) where read_at is null`);
    await db.query(`create index notices_about on notices (subject_id) where subject_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table notices, thread_reads, messages, threads`);
  }
}
