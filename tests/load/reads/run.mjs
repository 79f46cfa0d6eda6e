// @ts-check
import { deepStrictEqual } from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { withClient } from '../../../apps/launcher/src/postgres/roles.mjs';
import { withDatabase } from '../kit/database.mjs';
import { measure, median } from '../kit/measure.mjs';
import { printRate, printRatio } from '../kit/print.mjs';
import { cpuOf, databaseCpu } from '../kit/cpu.mjs';
import { startBare, startProduct } from './processes.mjs';
import { screens } from './screens.mjs';

const SECRET = 'a-secret-that-only-benches-ever-use';
const ROUNDS = 3;
const REQUESTS = 600;
const AT_ONCE = 16;

/** Each hot screen through the GraphQL API, signed in and with every check on, beside a bare server; in turns, on the same rows. */
export async function run() {
  await withDatabase(async ({ url, superuserUrl }) => {
    console.log('  Filling the tables …');
    await fill(superuserUrl);
    const [product, bare] = [await startProduct(url, SECRET), await startBare(url)];
    try {
      printRatio('product: start to listening, seconds', product.seconds, { atMost: 2.5 });
      printRatio('product: memory after start, MB', product.megabytes(), { atMost: 220 });
      const database = await databaseCpu(superuserUrl);
      for (const screen of screens) await compare(screen, { product, bare, database, superuserUrl });
    } finally {
      await Promise.all([product.stop(), bare.stop()]);
    }
  });
}

/** @param {string} url */
const fill = (url) =>
  withClient(url, async (client) => {
    // The rows are right by their making; asking every constraint would take minutes.
    await client.query(`set session_replication_role = replica`);
    await client.query(readFileSync(join(import.meta.dirname, 'fill.sql'), 'utf8'));
    await client.query(`vacuum analyze`);
  });

/**
 * @param {import('./screens.mjs').Screen} screen
 * @param {{ product: import('./processes.mjs').Server, bare: import('./processes.mjs').Server, database: () => number, superuserUrl: string }} sides
 */
async function compare(screen, { product, bare, database, superuserUrl }) {
  const asked = await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query(screen.people);
    for (const { person } of rows) await client.query(SESSION, [sidOf(person), JSON.stringify(sessionOf(person))]);
    return rows.map(({ person, subject }) => ({ person, variables: screen.variables(subject) }));
  });
  const { document, role } = screen;
  const jobs = Array.from({ length: REQUESTS }, (_, n) => /** @type {typeof asked[number]} */ (asked[n % asked.length]));
  const asks = {
    product: (/** @type {Agent} */ agent, /** @type {typeof asked[number]} */ { person, variables }) =>
      post(agent, product.port, '/graphql', { query: document, variables }, cookieOf(person)),
    bare: (/** @type {Agent} */ agent, /** @type {typeof asked[number]} */ { person, variables }) =>
      post(agent, bare.port, '/', { document, variables, person: { id: person, role } }),
  };
  await withConnections(async (agent) => {
    for (const job of asked.slice(0, 20))
      deepStrictEqual(JSON.parse(await asks.product(agent, job)), JSON.parse(await asks.bare(agent, job)));
  });

  /** @type {Record<'product' | 'bare', { rate: number, p50: number, p95: number, p99: number, node: number, postgres: number }[]>} */
  const rounds = { product: [], bare: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const side of /** @type {const} */ (['product', 'bare'])) {
      const pid = { product, bare }[side].pid;
      const before = { node: cpuOf(pid), postgres: database() };
      const measured = await withConnections((agent) => measure(jobs, AT_ONCE, (job) => asks[side](agent, job)));
      const spent = { node: (cpuOf(pid) - before.node) / REQUESTS, postgres: (database() - before.postgres) / REQUESTS };
      // The first round only warms up.
      if (round >= 0) rounds[side].push({ ...measured, ...spent });
    }
  }
  const of = (/** @type {'product' | 'bare'} */ side, /** @type {keyof typeof rounds.bare[number]} */ figure) =>
    median(rounds[side].map((one) => one[figure]));
  for (const side of /** @type {const} */ (['product', 'bare'])) {
    const cpu = `CPU ms ${of(side, 'node').toFixed(2)} + ${of(side, 'postgres').toFixed(2)}`;
    const figures = { rate: of(side, 'rate'), p50: of(side, 'p50'), p95: of(side, 'p95'), p99: of(side, 'p99') };
    printRate(`${screen.name}, ${side} (${cpu})`, figures);
  }
  const total = (/** @type {'product' | 'bare'} */ side) => of(side, 'node') + of(side, 'postgres');
  printRatio(`${screen.name}: CPU of bare by CPU of product`, total('bare') / total('product'), { atLeast: screen.aim });
}

/**
 * Connections of their own for each round: while the other side is measured, a server ends those that wait.
 * @template T
 * @param {(agent: Agent) => Promise<T>} work
 */
async function withConnections(work) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    return await work(agent);
  } finally {
    agent.destroy();
  }
}

const SESSION = `insert into user_sessions (sid, sess, expire) values ($1, $2, now() + interval '1 day') on conflict do nothing`;
const sidOf = (/** @type {string} */ person) => `bench-${person}`;
const sessionOf = (/** @type {string} */ userId) => {
  const now = new Date().toISOString();
  return { userId, startedAt: now, lastSeenAt: now, provedAt: now, device: 'bench', cookie: { path: '/', originalMaxAge: 86_400_000 } };
};
/** As express-session signs its cookie. @param {string} person */
const cookieOf = (person) => {
  const sid = sidOf(person);
  const signature = createHmac('sha256', SECRET).update(sid).digest('base64').replace(/=+$/, '');
  return `sidecrew_session=${encodeURIComponent(`s:${sid}.${signature}`)}`;
};

/**
 * @param {Agent} agent
 * @param {number} port
 * @param {string} path
 * @param {object} body
 * @param {string} [cookie]
 * @returns {Promise<string>}
 */
function post(agent, port, path, body, cookie) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-sidecrew': '1', ...(cookie ? { cookie } : {}) };
    const sent = request({ agent, port, path, host: '127.0.0.1', method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () =>
        response.statusCode === 200 && !text.startsWith('{"errors"')
          ? resolve(text)
          : reject(new Error(`${path} answered ${response.statusCode}: ${text}`)),
      );
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });
}
