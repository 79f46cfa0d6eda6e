import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A credit note names the invoice that it corrects. */
export class CreditNotes1764000006150 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table invoices add column corrects uuid references invoices (id),
        add constraint only_credit_notes_correct check (corrects is null or kind = 'credit_note')`);
    await db.query(`create index invoices_of_contract on invoices (contract_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index invoices_of_contract`);
    await db.query(`alter table invoices drop constraint only_credit_notes_correct, drop column corrects`);
  }
}
