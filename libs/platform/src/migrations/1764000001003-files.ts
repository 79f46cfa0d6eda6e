import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded files: what they are and who brought them; the bytes lie in the store under the row's id. */
export class Files1764000001003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table files (
        id uuid primary key,
        uploader_id uuid not null,
        purpose text not null,
        name text not null,
        mime text not null,
        bytes int not null,
        sha256 text not null,
        created_at timestamptz not null
      )`);
    await db.query(`create index files_of_uploader on files (uploader_id, created_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table files`);
  }
}
