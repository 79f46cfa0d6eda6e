import pg from 'pg';

/** Owns the tables and runs the migrations; nothing else connects as this role. */
export const OWNER = 'sidecrew_owner';
/** What the application connects as: may use the tables as far as the migrations allow, may change none of them. */
export const APP = 'sidecrew_app';

/**
 * The two roles that keep the database's promises: a superuser or an owner could break every one of them.
 * @param {string} serverUrl address of the maintenance database, as superuser
 * @param {string} [password] the same for both; none on a server that trusts every local connection
 */
export async function createRoles(serverUrl, password) {
  await withClient(serverUrl, async (client) => {
    for (const role of [OWNER, APP]) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = rowCount ? 'alter' : 'create';
      const secret = password ? ` password ${client.escapeLiteral(password)}` : '';
      await client.query(`${verb} role ${role} login nosuperuser nocreatedb nocreaterole${secret}`);
    }
  });
}

/**
 * @param {string} serverUrl
 * @param {string} name
 * @returns {Promise<boolean>} whether it was made just now
 */
export async function createDatabase(serverUrl, name) {
  return withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return false;
    await client.query(`create database ${client.escapeIdentifier(name)} owner ${OWNER}`);
    return true;
  });
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  // Without a listener a connection cut by the stopping server would end the whole process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * @param {number} port
 * @param {string} role
 * @param {string} database
 * @param {string} [password]
 */
export function databaseUrl(port, role, database, password) {
  const secret = password ? `:${encodeURIComponent(password)}` : '';
  return `postgresql://${role}${secret}@127.0.0.1:${port}/${database}`;
}
