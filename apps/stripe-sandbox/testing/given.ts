import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Stripe } from 'stripe';
import { startSandbox, type RunningSandbox, type SandboxOptions } from '../src/index.js';

/** A running sandbox with an official client that talks to it and never retries by itself. */
export interface Given {
  sandbox: RunningSandbox;
  stripe: Stripe;
  /** Posts a form as a browser does, without following redirects. */
  post(url: string, form?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** Starts a sandbox for one spec file. */
export async function givenSandbox(options: SandboxOptions = {}): Promise<Given> {
  const sandbox = await startSandbox(options);
  const stripe = new Stripe(sandbox.secretKey, {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    maxNetworkRetries: 0,
  });
  const post = (url: string, form: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  return { sandbox, stripe, post, close: () => sandbox.close() };
}

/** One request that a receiver got. */
export interface Received {
  path: string;
  body: string;
  headers: IncomingHttpHeaders;
}

/** A webhook receiver; `answer` may be changed while it runs. */
export async function givenReceiver() {
  const received: Received[] = [];
  const receiver = { received, url: '', answer: 200, close: () => closeServer() };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      received.push({ path: request.url ?? '', body, headers: request.headers });
      response.writeHead(receiver.answer).end();
    });
  });
  const closeServer = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return receiver;
}

/** What a card form on the hosted page takes. */
export function card(number: string): Record<string, string> {
  return { email: 'olga@example.com', cardNumber: number, expiry: '12 / 34', cvc: '123', name: 'Olga Owner' };
}

/** A paid charge on the platform. */
export async function paidCharge(
  stripe: Stripe,
  amount = 10_400,
  method = 'pm_card_visa',
  currency = 'usd',
): Promise<{ charge: string; intent: string }> {
  const intent = await stripe.paymentIntents.create({
    ...{ amount, currency, payment_method: method, confirm: true },
    allowed_payment_method_types: ['card'],
  });
  return { charge: String(intent.latest_charge), intent: intent.id };
}

/** The id of an account that may receive transfers and payouts. */
export function readyExpert(sandbox: RunningSandbox, country = 'US'): string {
  const [id = ''] = sandbox.control.seed({ accounts: [{ country, email: 'emil@example.com' }] }).accounts;
  return id;
}

/** The error a call ends in, if it does. */
export async function refusalOrNothing(call: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
}

/** The error a call ends in; a call that succeeds fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const refusal = await refusalOrNothing(call);
  if (refusal) return refusal;
  throw new Error('The call was expected to be refused.');
}

type Refusal = InstanceType<typeof Stripe.errors.StripeError>;

/** Two and a bit days: after it, charges of now are available. */
export const SETTLED = 2 * 86_400_000 + 60_000;
