import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../../tests/setup/database.js';
import { ProductClock } from './product-clock.mjs';

const HOUR = 3_600_000;

let database: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  app = new pg.Client({ connectionString: database.url });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await database.drop();
});

describe('the product clock', () => {
  it('adds up, and wakes the app that listens', async () => {
    await app.query('listen clock');
    const woken = once(app, 'notification');
    const clock = new ProductClock({ ownerUrl: database.ownerUrl });
    await clock.advance(HOUR);
    await woken;
    expect(await clock.advance(2 * HOUR)).toBe(3 * HOUR);
    expect(await clock.offsetMs()).toBe(3 * HOUR);
    const seen = await app.query('select offset_ms from clock');
    expect(seen.rows).toEqual([{ offset_ms: String(3 * HOUR) }]);
  });

  it('moves the payment sandbox to the same time', async () => {
    const told: unknown[] = [];
    const sandbox = createServer(async (request, response) => {
      told.push([request.method, request.url, JSON.parse(String(await request.toArray()))]);
      response.end();
    }).listen(0);
    await once(sandbox, 'listening');
    const { port } = sandbox.address() as AddressInfo;
    const clock = new ProductClock({ ownerUrl: database.ownerUrl, sandboxUrl: `http://127.0.0.1:${port}` });
    const offsetMs = await clock.advance(HOUR);
    expect(told).toEqual([['POST', '/_sandbox/clock', { offsetMs }]]);
    sandbox.close();
  });
});
