import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that wait for the mail server, once per key. */
export class OutgoingMails1764000001002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table outgoing_mails (
        id uuid primary key,
        key text not null constraint one_mail_per_key unique,
        recipient text not null,
        subject text not null,
        text text not null,
        html text not null,
        queued_at timestamptz not null,
        attempts int not null default 0,
        retry_at timestamptz,
        sent_at timestamptz,
        last_error text
      )`);
    await db.query(`create index mails_waiting on outgoing_mails (queued_at) where sent_at is null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table outgoing_mails`);
  }
}
