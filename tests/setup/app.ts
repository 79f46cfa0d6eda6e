import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { jest } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { createApp } from '../../apps/api/src/create-app.js';
import { startMailCatcher } from '../../apps/launcher/src/desk/mail-catcher.mjs';
import { type CaughtMail, Mailbox } from '../../apps/launcher/src/desk/mailbox.mjs';
import { freePort } from '../../apps/launcher/src/free-port.mjs';
import { registerDestinations } from '../../apps/launcher/src/start/webhook-destinations.mjs';
import type { RunningSandbox } from '../../apps/stripe-sandbox/src/index.js';
import { startWatchedSandbox } from '../../apps/stripe-sandbox/testing/contract/start-watched-sandbox.js';
import { Clock, type Config, readConfig, Worker } from '../../libs/platform/src/index.js';
import { freshDatabase, type TestDatabase } from './database.js';
import { ada, emil, join, type Member, olga, type Persona, signIn } from './people.js';
import { Visitor } from './visitor.js';

// A whole product starts here, on a machine that may be busy.
jest.setTimeout(60_000);

export interface AppOptions {
  /** The stand-in of the payment provider, with webhooks registered. On unless the story has no money in it. */
  readonly sandbox?: boolean;
  /** Changes to the settings, such as `{ demo: true }`. */
  readonly settings?: Partial<Config>;
}

/** The whole product, running, with a database, a mail server and a payment provider of its own. */
export interface RunningApp {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly config: Config;
  /** The settings behind `config`, for a server that is a process of its own. */
  readonly environment: Readonly<Record<string, string>>;
  readonly database: TestDatabase;
  /** Null where the story was started without money. */
  readonly sandbox: RunningSandbox | null;
  readonly clock: {
    now(): Date;
    /** Moves the product's time and the provider's on, then does all that fell due. */
    passes(milliseconds: number): Promise<void>;
  };
  readonly worker: {
    /** Works until nothing is due on either side: deadlines, facts, mails, intents, webhooks. */
    drain(): Promise<void>;
  };
  /** Every mail the server took so far (to one address, if named), oldest first, after all due work was done. */
  mails(to?: string): Promise<CaughtMail[]>;
  /** Somebody who is not signed in. */
  visitor(): Visitor;
  /** Olga, Emil, Ada or anyone else, joined and signed in; asked again, another browser of the same person. */
  agentFor(person: Persona | 'olga' | 'emil' | 'ada'): Promise<Member>;
  /** Plain SQL as the owner of the tables, to look behind the curtain. */
  sql<Row extends pg.QueryResultRow>(text: string, parameters?: unknown[]): Promise<Row[]>;
  /** Stops the server and leaves everything else running, for one that takes its place; `close()` does the rest. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const personas = { olga, emil, ada } as const;

/** Starts everything on free ports; call `close()` in afterAll. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const database = await freshDatabase();
  const folder = await mkdtemp(joinPath(tmpdir(), 'sidecrew-app-'));
  const mailbox = new Mailbox(joinPath(folder, 'mails'));
  const catcher = await startMailCatcher(mailbox, await freePort(0, '127.0.0.1'));
  const port = await freePort(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const sandbox = options.sandbox === false ? null : await startWatchedSandbox();
  const environment = {
    PORT: String(port),
    PUBLIC_URL: url,
    // Stories ask faster than people.
    REQUESTS_PER_MINUTE: '1000000',
    DATABASE_URL: database.url,
    SESSION_SECRET: 'a-secret-that-only-specs-ever-use',
    SMTP_URL: catcher.url,
    FILES_DIR: joinPath(folder, 'files'),
    ...(await stripeSettings(sandbox, url)),
  };
  const config: Config = { ...readConfig(environment), movableClock: true, ...options.settings };
  const app = await createApp(config);
  await app.listen(port, '127.0.0.1');
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // Dropping the database cuts connections that were still closing.
  owner.on('error', () => undefined);

  const drain = async () => {
    do await sandbox?.control.idle();
    while ((await app.get(Worker).drain()) > 0);
  };
  const sql = async <Row extends pg.QueryResultRow>(text: string, parameters: unknown[] = []) =>
    (await owner.query<Row>(text, parameters)).rows;
  const mails = async (to?: string) => {
    await drain();
    return mailbox.list(to).reverse();
  };
  const mailedToken = async (to: string) => {
    const token = /token=([\w-]+)/.exec((await mails(to)).at(-1)?.text ?? '')?.[1];
    if (!token) throw new Error(`${to} got no link.`);
    return token;
  };

  const ids = new Map<string, string>();
  const agentFor = async (person: Persona | keyof typeof personas) => {
    const persona = typeof person === 'string' ? personas[person] : person;
    const known = ids.get(persona.email);
    const member = known ? await signIn(url, known, persona) : await join(app, url, persona, mailedToken);
    ids.set(persona.email, member.id);
    return member;
  };

  const passes = async (milliseconds: number) => {
    const clock = app.get(Clock);
    clock.offset += milliseconds;
    await owner.query(`update clock set offset_ms = $1`, [clock.offset]);
    await owner.query(`select pg_notify('clock', '')`);
    sandbox?.control.setClockOffset(clock.offset);
    await drain();
  };

  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= app.close());
  const close = async () => {
    await stop();
    await catcher.stop();
    await owner.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
    // Last, for it may say that what went over the wire was not as the contract has it.
    await sandbox?.close();
  };

  return {
    app,
    url,
    config,
    environment,
    database,
    sandbox,
    clock: { now: () => app.get(Clock).now(), passes },
    worker: { drain },
    mails,
    visitor: () => new Visitor(url),
    agentFor,
    sql,
    stop,
    close,
  };
}

/** The settings that point at the sandbox; without one, at an address where nobody answers. */
async function stripeSettings(sandbox: RunningSandbox | null, apiUrl: string): Promise<Record<string, string>> {
  const base = { STRIPE_HOST: '127.0.0.1', STRIPE_PROTOCOL: 'http' };
  if (!sandbox) {
    return {
      ...base,
      STRIPE_SECRET_KEY: 'sk_test_nobody',
      STRIPE_PORT: '9',
      STRIPE_WEBHOOK_SECRET: 'whsec_none',
      STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_none',
      STRIPE_THIN_WEBHOOK_SECRET: 'whsec_none',
    };
  }
  const { platform, connect, thin } = await registerDestinations({
    stripeUrl: sandbox.url,
    secretKey: sandbox.secretKey,
    apiUrl,
  });
  return {
    ...base,
    STRIPE_SECRET_KEY: sandbox.secretKey,
    STRIPE_PORT: String(sandbox.port),
    STRIPE_WEBHOOK_SECRET: platform.secret,
    STRIPE_CONNECT_WEBHOOK_SECRET: connect.secret,
    STRIPE_THIN_WEBHOOK_SECRET: thin.secret,
  };
}
