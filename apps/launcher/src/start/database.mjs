import { startEmbeddedDatabase } from './embedded-database.mjs';

/**
 * The embedded database, or the one whose address was given.
 * @param {{ embeddedDatabase: boolean }} settings
 * @param {string} password
 * @returns {Promise<import('./embedded-database.mjs').Database>}
 */
export async function startDatabase({ embeddedDatabase }, password) {
  if (embeddedDatabase) return startEmbeddedDatabase(password);
  const url = process.env['DATABASE_URL'] ?? '';
  const ownerUrl = process.env['MIGRATION_DATABASE_URL'];
  if (!ownerUrl) {
    console.log(
      '! The app uses the owner of the tables, so the database cannot hold it back from changing its books.\n' +
        '  Give the owner in MIGRATION_DATABASE_URL and the role sidecrew_app in DATABASE_URL.',
    );
  }
  return { url, ownerUrl: ownerUrl ?? url, stop: async () => {} };
}
