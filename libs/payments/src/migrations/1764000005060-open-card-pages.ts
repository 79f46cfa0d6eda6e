import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person's open page for keeping a card is asked for on each look at their cards. */
export class OpenCardPages1764000005060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index card_setups_open on card_setups (user_id) where state in ('created', 'open')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index card_setups_open`);
  }
}
