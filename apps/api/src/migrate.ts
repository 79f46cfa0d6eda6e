import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import { DataSource } from 'typeorm';
import { migrations } from './tables.js';

/** Brings a database up to date as its owner; runs once per start or deploy, before the app connects as its plain role. */
export async function migrate(databaseUrl: string): Promise<void> {
  const database = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations,
    migrationsTransactionMode: 'each',
  });
  await database.initialize();
  try {
    await database.runMigrations();
  } finally {
    await database.destroy();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!url) {
    console.error('Set MIGRATION_DATABASE_URL (or DATABASE_URL) to the database that should be brought up to date.');
    process.exit(1);
  }
  await migrate(url);
}
