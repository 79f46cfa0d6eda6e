import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { LedgerReader } from '@sidecrew/ledger';
import type { Currency } from '@sidecrew/money';
import { Clock, type Config, minutes, newId, readConfig, Work, Worker } from '@sidecrew/platform';
import express, { type Request } from 'express';
import Stripe from 'stripe';
import { freePort } from '../../../apps/launcher/src/free-port.mjs';
import { registerDestinations } from '../../../apps/launcher/src/start/webhook-destinations.mjs';
import type { RunningSandbox } from '../../../apps/stripe-sandbox/src/index.js';
import { startWatchedSandbox } from '../../../apps/stripe-sandbox/testing/contract/start-watched-sandbox.js';
import { freshDatabase, type TestDatabase } from '../../../tests/setup/database.js';
import {
  FundingsReader,
  type FundRequest,
  type FundSavedRequest,
  IntentRunner,
  PaymentPorts,
  SaveCard,
  SavedCardsReader,
} from '../src/index.js';
import { Marketplace } from './marketplace.js';
import { TestModule } from './test.module.js';
import { type Deal, decideRefund, decideRelease, personNamed, wishCharge, wishPage } from './wishes.js';

export type { Deal } from './wishes.js';

/** A database, Stripe's stand-in over HTTP, and the payments module between them; the marketplace is played. */
export class World {
  readonly marketplace = new Marketplace();

  private constructor(
    readonly app: NestExpressApplication,
    readonly sandbox: RunningSandbox,
    readonly database: TestDatabase,
    readonly config: Config,
    /** What another process needs to work on the same world. */
    readonly env: Readonly<Record<string, string>>,
  ) {}

  /** Opens one; `settings` go on top of what a process is started with. */
  static async open(settings: Readonly<Record<string, string>> = {}): Promise<World> {
    const database = await freshDatabase();
    const sandbox = await startWatchedSandbox();
    const port = await freePort(0, '127.0.0.1');
    const url = `http://127.0.0.1:${port}`;
    const env = { ...(await environmentOf(database, sandbox, url)), ...settings };
    const config = readConfig(env);
    const app = await NestFactory.create<NestExpressApplication>(TestModule.with(config), {
      bodyParser: false,
      logger: false,
      abortOnError: false,
    });
    app.use(
      '/webhooks',
      express.json({ verify: (request: Request & { rawBody?: Buffer }, _response, raw) => void (request.rawBody = raw) }),
    );
    const world = new World(app, sandbox, database, config, env);
    app.get(PaymentPorts).register(world.marketplace.handlers());
    await app.listen(port, '127.0.0.1');
    return world;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    await this.sandbox.close();
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  get url(): string {
    return this.config.publicUrl;
  }

  get work(): Work {
    return this.get(Work);
  }

  /** A client of Stripe beside the app's own, for what people do in Stripe's dashboard. */
  get stripe(): Stripe {
    const { hostname, port } = new URL(this.sandbox.url);
    return new Stripe(this.sandbox.secretKey, { host: hostname, port: Number(port), protocol: 'http', telemetry: false });
  }

  /** The platform has money of its own at Stripe; the next reconciliation books it. */
  async float(usd: number): Promise<void> {
    this.sandbox.control.seed({ float: { usd } });
    await this.pass(minutes(16));
  }

  /** Lets both sides work until nothing is due. */
  async settle(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await this.get(Worker).drain();
      await this.sandbox.control.idle();
    }
    await this.get(Worker).drain();
  }

  /** Moves both clocks on, then lets everything settle. */
  async pass(milliseconds: number): Promise<void> {
    this.get(Clock).offset += milliseconds;
    this.sandbox.control.setClockOffset(this.get(Clock).offset);
    await this.settle();
  }

  deal(currency: Currency = 'USD', emil = newId()): Deal {
    return { contractId: newId(), milestoneId: newId(), olga: newId(), emil, currency };
  }

  /** Olga asks for a payment page. */
  async fund(
    deal: Deal,
    price = 10_000n,
    key = newId(),
    more: Partial<FundRequest['params']> = {},
  ): Promise<{ intentId: string; paymentId: string }> {
    const { id, paymentId } = await wishPage(this.app, deal, price, key, more);
    await this.get(IntentRunner).runOrWait(id);
    return { intentId: id, paymentId: paymentId ?? '' };
  }

  /** Olga types a card number on the page. Answers the page's status. */
  async pay(paymentId: string, cardNumber?: string): Promise<number> {
    const funding = await this.get(FundingsReader).byId(paymentId);
    return (await this.fillIn(funding?.checkoutUrl ?? '', cardNumber)).status;
  }

  /** Types a card number on any of Stripe's pages, and proves who she is where she is asked. */
  async fillIn(url: string, cardNumber = '4242 4242 4242 4242'): Promise<Response> {
    const card = { cardNumber, expiry: '12 / 34', cvc: '123', name: 'Olga', email: 'olga@example.com' };
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(card) });
    const next = answer.headers.get('location') ?? '';
    if (!next.includes('/3ds/')) return answer;
    return fetch(`${next}/complete`, { method: 'POST', redirect: 'manual' });
  }

  /** Olga lets us keep a card. Answers its id. */
  async savedCard(userId: string, cardNumber?: string): Promise<string> {
    const page = { email: 'olga@example.com', successPath: '/cards', cancelPath: '/cards' };
    await this.fillIn(await this.get(SaveCard).run(personNamed(userId, 'owner'), page), cardNumber);
    await this.settle();
    const cards = await this.get(SavedCardsReader).ofUser(userId);
    const newest = [...cards].sort((a, b) => b.consentedAt.getTime() - a.consentedAt.getTime())[0];
    if (!newest) throw new Error('No card was kept.');
    return newest.id;
  }

  /** Olga's saved card is charged while she is away. */
  async charge(
    deal: Deal,
    price = 10_000n,
    more: Partial<FundSavedRequest['params']> = {},
  ): Promise<{ intentId: string; paymentId: string }> {
    const { id, paymentId } = await wishCharge(this.app, deal, price, newId(), more);
    return { intentId: id, paymentId: paymentId ?? '' };
  }

  /** A funded milestone, with everything told and settled. */
  async funded(deal: Deal, price = 10_000n, card?: string): Promise<{ intentId: string; paymentId: string }> {
    const funding = await this.fund(deal, price);
    await this.pay(funding.paymentId, card);
    await this.settle();
    return funding;
  }

  /** Emil has an account at Stripe that can receive. */
  async payee(userId = newId(), country = 'US'): Promise<string> {
    const { accounts } = this.sandbox.control.seed({ accounts: [{ country, email: 'emil@example.com', metadata: { sc_user: userId } }] });
    await this.work.read(
      `insert into connected_accounts (user_id, stripe_id, country, transfers_status, payouts_status, can_receive, submitted, created_at)
       values ($1, $2, $3, 'active', 'active', true, true, now())`,
      [userId, accounts[0], country],
    );
    return userId;
  }

  /** The marketplace decides to release: J3 and the wish, in one transaction. */
  release(deal: Deal, gross = 10_000n, key = newId()): Promise<string> {
    return decideRelease(this.app, deal, gross, key);
  }

  /** The marketplace decides to return: J6 and the wish. */
  refund(deal: Deal, price = 10_000n, key = newId()): Promise<string> {
    return decideRefund(this.app, deal, price, key);
  }

  /** Balances of the whole book by account name, zeros left out. */
  async books(currency: Currency = 'USD'): Promise<Record<string, bigint>> {
    const rows = await this.get(LedgerReader).trialBalance(currency);
    return Object.fromEntries(rows.map(({ account, amountMinor }) => [account, amountMinor]));
  }

  /** What Stripe says our balance is, pending and available. */
  async atStripe(currency: Currency = 'USD'): Promise<bigint> {
    const balance = await this.stripe.balance.retrieve();
    const lines = [...balance.available, ...balance.pending].filter((line) => line.currency === currency.toLowerCase());
    return BigInt(lines.reduce((sum, { amount }) => sum + amount, 0));
  }

  async intent(
    id: string,
  ): Promise<{ state: string; code: string | null; attempts: number; generation: number; stripeId: string | null; stopped: boolean }> {
    const [row] = await this.work.read<{
      state: string;
      code: string | null;
      attempts: number;
      generation: number;
      stripeId: string | null;
      stopped: boolean;
    }>(`select state, code, attempts, generation, stripe_object_id as "stripeId", stopped from intents where id = $1`, [id]);
    if (!row) throw new Error(`No intent ${id}.`);
    return row;
  }
}

async function environmentOf(database: TestDatabase, sandbox: RunningSandbox, url: string): Promise<Record<string, string>> {
  const { platform, connect, thin } = await registerDestinations({ stripeUrl: sandbox.url, secretKey: sandbox.secretKey, apiUrl: url });
  return {
    PUBLIC_URL: url,
    DATABASE_URL: database.url,
    SESSION_SECRET: 'a-secret-that-only-specs-ever-use',
    SMTP_URL: 'smtp://127.0.0.1:9',
    FILES_DIR: '/nowhere',
    STRIPE_SECRET_KEY: sandbox.secretKey,
    STRIPE_HOST: '127.0.0.1',
    STRIPE_PORT: String(sandbox.port),
    STRIPE_PROTOCOL: 'http',
    STRIPE_WEBHOOK_SECRET: platform.secret,
    STRIPE_CONNECT_WEBHOOK_SECRET: connect.secret,
    STRIPE_THIN_WEBHOOK_SECRET: thin.secret,
  };
}
