import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the sessions in which a person still owes the second factor: they end together with the person's others. */
export class SessionsThatWait1764000002020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create index sessions_that_wait on user_sessions ((sess ->> 'waitingUserId')) where sess ->> 'waitingUserId' is not null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index sessions_that_wait`);
  }
}
