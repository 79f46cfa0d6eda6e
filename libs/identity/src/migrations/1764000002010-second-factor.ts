import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second factor of an account, and the codes that stand in for a lost phone. */
export class SecondFactor1764000002010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table second_factors (
        user_id uuid primary key references users (id),
        sealed_secret text not null,
        last_step bigint not null default 0,
        begun_at timestamptz not null,
        confirmed_at timestamptz
      )`);
    await db.query(`
      create table recovery_codes (
        user_id uuid not null references second_factors (user_id) on delete cascade,
        code_hash text not null,
        primary key (user_id, code_hash)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table recovery_codes, second_factors`);
  }
}
