import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What owners gave beyond the price. A second click finds the page that is open, so nobody tips twice by accident. */
export class Tips1764000006060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table tips (
        id uuid primary key,
        contract_id uuid not null references contracts (id),
        milestone_id uuid not null references milestones (id),
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null,
        note text check (length(note) between 1 and 280),
        state text not null check (state in ('paying', 'left', 'paid', 'waiting', 'passed_on', 'returned')),
        payment_id uuid not null,
        asked_at timestamptz not null,
        changed_at timestamptz not null
      )`);
    await db.query(`create index tips_of_contract on tips (contract_id, asked_at desc)`);
    await db.query(`create unique index one_tip_being_paid on tips (contract_id) where state = 'paying'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table tips`);
  }
}
