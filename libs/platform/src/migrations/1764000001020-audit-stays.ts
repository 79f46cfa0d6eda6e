import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail is only ever added to, whoever asks. */
export class AuditStays1764000001020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function audit_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'The audit trail is only added to.' using errcode = '42501';
      end $$;
      create trigger audit_log_stays before update or delete on audit_log for each row execute function audit_refuse_change();
      create trigger audit_log_stays_all before truncate on audit_log for each statement execute function audit_refuse_change();
      create index audit_of_subject on audit_log (subject_id) where subject_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index audit_of_subject`);
    await db.query(`drop trigger audit_log_stays on audit_log`);
    await db.query(`drop trigger audit_log_stays_all on audit_log`);
    await db.query(`drop function audit_refuse_change`);
  }
}
