// @ts-check
import { createApp } from '@sidecrew/api';
import { Deadlines, readConfig } from '@sidecrew/platform';

export const BENCH_SECRET = 'a-secret-that-only-benches-ever-use';
/** Nobody answers there: the bench measures decisions, and nothing of it is sent. */
const NOWHERE = '127.0.0.1:9';

/**
 * The whole application as a process of its own would have it, its worker not started.
 * @param {string} databaseUrl
 * @param {number} connections
 */
export async function startQuietApp(databaseUrl, connections) {
  const config = readConfig({
    PUBLIC_URL: 'http://127.0.0.1',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: String(connections),
    REQUESTS_PER_MINUTE: '10000000',
    SESSION_SECRET: BENCH_SECRET,
    SMTP_URL: `smtp://${NOWHERE}`,
    FILES_DIR: 'unused',
    STRIPE_SECRET_KEY: 'sk_test_nobody',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_none',
    STRIPE_THIN_WEBHOOK_SECRET: 'whsec_none',
    STRIPE_HOST: '127.0.0.1',
    STRIPE_PORT: '9',
    STRIPE_PROTOCOL: 'http',
  });
  return createApp(config);
}

/**
 * The release as the sweep of due deadlines asks for it: the clearing has ended.
 * @param {import('@nestjs/common').INestApplicationContext} app
 * @returns {(held: import('./world.mjs').Held) => Promise<void>}
 */
export function realRelease(app) {
  const deadlines = app.get(Deadlines);
  return ({ milestoneId }) => deadlines.fire('CLEAR', milestoneId);
}
