import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The few deliveries whose review fell to staff are found without reading all the others. */
export class ReviewDesk1764000006035 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create index deliveries_that_fell_to_staff on deliveries (admin_reviews_since, id) where admin_reviews_since is not null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index deliveries_that_fell_to_staff`);
  }
}
