import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { freePort } from '../free-port.mjs';
import { STATE } from '../places.mjs';
import { reachableHome, reachablePostgres } from './binaries.mjs';
import { APP, createDatabase, createRoles, databaseUrl, OWNER, withClient } from './roles.mjs';
import { startServer } from './server.mjs';
import { databaseUser } from './system-user.mjs';

jest.setTimeout(60_000);

const user = databaseUser();
const runsAsOther = user.uid !== undefined;
const password = 'a secret/with:signs';
let cluster;

beforeEach(() => {
  cluster = {
    binaries: reachablePostgres(reachableHome(STATE, runsAsOther), runsAsOther),
    data: join(reachableHome(tmpdir(), runsAsOther), `sidecrew-server-${randomUUID()}`),
    user,
  };
});
afterEach(() => rmSync(cluster.data, { recursive: true, force: true }));

const start = async (options = {}) => startServer({ cluster, port: await freePort(), password, ...options });
const serverUrl = ({ port }) => databaseUrl(port, 'postgres', 'postgres', password);
const pidFile = () => join(cluster.data, 'postmaster.pid');

describe('the embedded PostgreSQL', () => {
  it('keeps its data from one start to the next, and gives the app a role that owns nothing', async () => {
    const first = await start();
    await createRoles(serverUrl(first), password);
    expect(await createDatabase(serverUrl(first), 'shop')).toBe(true);
    await withClient(databaseUrl(first.port, OWNER, 'shop', password), (owner) => owner.query('create table books (id int)'));
    await first.stop();

    const second = await start();
    expect(await createDatabase(serverUrl(second), 'shop')).toBe(false);
    await withClient(databaseUrl(second.port, APP, 'shop', password), async (app) => {
      await expect(app.query('drop table books')).rejects.toThrow('must be owner of table books');
      const { rows } = await app.query(`select lower('É') as lower, current_setting('server_version') as version`);
      expect(rows).toEqual([{ lower: 'é', version: expect.stringMatching(/^18\.4/) }]);
    });
    await second.stop();
  });

  it('starts over what a killed one left, and over a pid that belongs to somebody else now', async () => {
    const first = await start();
    process.kill(Number(readFileSync(pidFile(), 'utf8').split('\n')[0]), 'SIGKILL');
    await first.ended;
    const [, ...rest] = readFileSync(pidFile(), 'utf8').split('\n');
    writeFileSync(pidFile(), [process.pid, ...rest].join('\n'));

    const second = await start();
    await withClient(serverUrl(second), (client) => client.query('select 1'));
    await second.stop();
  });

  it('takes the files over from a server that still runs on them', async () => {
    const first = await start();
    const second = await start();
    await first.ended;
    await withClient(serverUrl(second), (client) => client.query('select 1'));
    await second.stop();
  });

  it('says what PostgreSQL said when it cannot start', async () => {
    const first = await start();
    const second = { ...cluster, data: `${cluster.data}-second` };
    const attempt = startServer({ cluster: second, port: first.port, throwAway: true });
    await expect(attempt).rejects.toThrow(/did not start on port \d+\. It said:[\s\S]*could not bind/);
    await first.stop();
  });
});
