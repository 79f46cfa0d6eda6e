import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A comparison looks at what moved lately, every quarter of an hour; these two let it leave the rest alone. */
export class MovementsByDate1764000005090 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index transfers_by_date on transfers (created_at)`);
    await db.query(`create index refunds_by_date on refunds (created_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index transfers_by_date, refunds_by_date`);
  }
}
