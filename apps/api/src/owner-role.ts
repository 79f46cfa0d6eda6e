import { type INestApplication, Logger } from '@nestjs/common';
import { Work } from '@sidecrew/platform';

/** Says so when the app connects as the role that owns the tables: then PostgreSQL cannot keep the books from the app itself. */
export async function warnOfOwnerRole(app: INestApplication): Promise<void> {
  const [row] = await app
    .get(Work)
    .read<{ owns: boolean }>(
      `select exists (select from pg_tables where tablename = 'ledger_postings' and tableowner = current_user) as owns`,
    );
  if (row?.owns) {
    new Logger('Database').warn(
      'The application connects as the owner of its tables, so the ledger is not protected from the application. ' +
        'Set MIGRATION_DATABASE_URL to the owner and DATABASE_URL to the plain role sidecrew_app.',
    );
  }
}
