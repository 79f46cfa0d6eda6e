// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { YOUNG_SPACE } from '../../../apps/launcher/src/child.mjs';
import { freePort } from '../../../apps/launcher/src/free-port.mjs';

const root = join(import.meta.dirname, '../../..');

/**
 * @typedef {object} Server
 * @property {number} pid
 * @property {number} port
 * @property {number} seconds from the start of the process until it listened
 * @property {() => number} megabytes what it holds in memory now
 * @property {() => Promise<void>} stop
 */

/**
 * The product as a server runs it, without the worker: what is measured is reading.
 * @param {string} databaseUrl
 * @param {string} secret
 */
export async function startProduct(databaseUrl, secret) {
  const port = await freePort(0, '127.0.0.1');
  const env = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    REQUESTS_PER_MINUTE: '10000000',
    SESSION_SECRET: secret,
    SMTP_URL: 'smtp://127.0.0.1:9',
    FILES_DIR: join(tmpdir(), 'sidecrew-bench-files'),
    ROLE: 'api',
    STRIPE_SECRET_KEY: 'sk_test_nobody',
    STRIPE_HOST: '127.0.0.1',
    STRIPE_PORT: '9',
    STRIPE_PROTOCOL: 'http',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_none',
    STRIPE_THIN_WEBHOOK_SECRET: 'whsec_none',
  };
  return { ...(await start('apps/api/dist/main.js', [], env)), port };
}

/** @param {string} databaseUrl */
export const startBare = (databaseUrl) => start('tests/load/reads/bare-server.mjs', [databaseUrl], {});

/**
 * Starts a program that prints a line of JSON once it listens.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} settings
 * @returns {Promise<Server>}
 */
async function start(program, args, settings) {
  const began = performance.now();
  const child = spawn(process.execPath, [YOUNG_SPACE, join(root, program), ...args], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code} before it listened.`)));
  });
  const pid = Number(child.pid);
  return {
    pid,
    port: Number(JSON.parse(line).port),
    seconds: (performance.now() - began) / 1000,
    megabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
