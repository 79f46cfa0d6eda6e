import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { clockPage } from './clock-page.mjs';
import { frame } from './frame.mjs';
import { mailList, oneMail } from './mail-pages.mjs';
import { isJson, readBody } from './read-body.mjs';

const STYLE = readFileSync(join(import.meta.dirname, 'desk.css'), 'utf8');
const YEAR = 365 * 86_400_000;
const POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'";
/** A mail may look as it likes; it may not run, load or reach anything. */
const MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * @typedef {{ status?: number, type?: string, body?: string, headers?: Record<string, string> }} Answer
 * @typedef {import('./mailbox.mjs').Mailbox} Mailbox
 * @typedef {{ offsetMs(): Promise<number>, advance(ms: number): Promise<number> }} Clock
 */

/**
 * The demo's desk: the caught mail and the movable clock. It keeps no cookies, since the app on the next port would get them too.
 * @param {{ mailbox: Mailbox, clock: Clock, appUrl: string, port: number }} options
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startDesk({ mailbox, clock, appUrl, port }) {
  const server = createServer((request, response) => {
    answer(request, { mailbox, clock, appUrl })
      .catch((error) => problem(500, error.message))
      .then(({ status = 200, type = 'text/html; charset=utf-8', body = '', headers = {} }) => {
        const safe = {
          'content-security-policy': POLICY,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        };
        response.writeHead(status, { 'content-type': type, ...safe, ...headers }).end(body);
      });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {{ mailbox: Mailbox, clock: Clock, appUrl: string }} desk
 * @returns {Promise<Answer>}
 */
async function answer(request, { mailbox, clock, appUrl }) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk');
  const page = (/** @type {string} */ title, /** @type {unknown} */ body) => ({
    body: frame({ title, appUrl, body }).text,
  });
  const to = searchParams.get('to') ?? '';

  if (request.method === 'POST' && pathname === '/clock') return moveClock(request, clock);
  if (request.method !== 'GET' && request.method !== 'HEAD') return problem(405, 'Only the clock takes a POST.');

  if (pathname === '/') return { status: 302, headers: { location: '/mail' } };
  if (pathname === '/desk.css') return { type: 'text/css; charset=utf-8', body: STYLE };
  if (pathname === '/clock') return page('The clock', clockPage({ offsetMs: await clock.offsetMs() }));
  if (pathname === '/clock.json') return json(await clockFacts(clock));
  if (pathname === '/mail') return page('Mail', mailList(mailbox.list(to), to));
  if (pathname === '/mail.json') return json(mailbox.list(to));

  const [, id = '', html] = /^\/mail\/([\w-]+)(\/html)?$/.exec(pathname) ?? [];
  const mail = mailbox.find(id);
  if (!mail) return problem(404, 'There is nothing here. It may be a mail that was let go: the last 500 are kept.');
  if (!html) return page(mail.subject || '(no subject)', oneMail(mail));
  return {
    body: `<base target="_blank">${mail.html ?? ''}`,
    headers: { 'content-security-policy': MAIL_POLICY },
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {Clock} clock
 * @returns {Promise<Answer>}
 */
async function moveClock(request, clock) {
  const { origin, host } = request.headers;
  if (origin && origin !== `http://${host}`) return problem(403, 'Only the desk itself moves the clock.');
  const { advanceMs, amount, unit } = await readBody(request);
  const milliseconds = Number(advanceMs ?? Number(amount) * Number(unit));
  if (!Number.isSafeInteger(milliseconds) || milliseconds <= 0 || milliseconds > 10 * YEAR) {
    return problem(400, 'The clock moves forward by a whole number of milliseconds, at most ten years at a time.');
  }
  await clock.advance(milliseconds);
  return isJson(request) ? json(await clockFacts(clock)) : { status: 303, headers: { location: '/clock' } };
}

/** @param {Clock} clock */
async function clockFacts(clock) {
  const offsetMs = await clock.offsetMs();
  return { offsetMs, now: new Date(Date.now() + offsetMs).toISOString() };
}

/** @param {unknown} value @returns {Answer} */
function json(value) {
  return { type: 'application/json', body: JSON.stringify(value) };
}

/** @param {number} status @param {string} sentence @returns {Answer} */
function problem(status, sentence) {
  return { status, type: 'text/plain; charset=utf-8', body: `${sentence}\n` };
}
