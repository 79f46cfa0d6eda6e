import { z } from 'zod';

export const CONFIG = Symbol('Config');

const flag = z.enum(['0', '1', 'true', 'false'], { error: '1 for yes, 0 for no' }).transform((text) => text === '1' || text === 'true');
const secrets = z
  .string({ error: 'the signing secret of that webhook destination (whsec_…); while one is changed, both with a comma' })
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

/** "DE:1900,FR:2000": by country, in basis points. */
const rates = z
  .string()
  .regex(/^([A-Z]{2}:\d{1,4})(,[A-Z]{2}:\d{1,4})*$/, 'rates by country in basis points, such as DE:1900,FR:2000')
  .transform((text) => Object.fromEntries(text.split(',').map((pair) => [pair.slice(0, 2), Number(pair.slice(3))])));

const databaseAddress = 'postgres://user:password@host/database of the application role';
const mailAddress = 'smtp://user:password@host:port of your mail server';
const wholeNumber = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};
const localAddress = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/;

/** Whether people reach this address only from the machine itself, where plain http does. */
export const isLocalAddress = (url: string): boolean => localAddress.test(url);

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ error: 'the address people open, such as https://sidecrew.example' })
    .refine((url) => url.startsWith('https://') || isLocalAddress(url), 'starts with https:// unless it is a local address'),
  DATABASE_URL: z.string({ error: databaseAddress }).startsWith('postgres', databaseAddress),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(10),
  REQUESTS_PER_MINUTE: wholeNumber(60, 10_000_000).default(1_200),
  TRUST_PROXY: z.string().default('loopback'),
  SESSION_SECRET: z.string({ error: 'at least 32 random characters' }).min(32, 'at least 32 random characters'),
  ROLE: z.enum(['all', 'api', 'worker'], { error: 'all, api or worker' }).default('all'),
  DEMO: flag.default(false),
  DEMO_DESK_URL: z.url({ error: 'the address of the demo desk' }).optional(),
  SMTP_URL: z.string({ error: mailAddress }).startsWith('smtp', mailAddress),
  MAIL_FROM: z.string().default('Sidecrew <no-reply@sidecrew.example>'),
  FILES_DIR: z.string().optional(),
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url({ error: 'the address of the file store; unset it for AWS' }).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  INVOICE_ISSUER: z.string().max(200).default('Sidecrew'),
  INVOICE_ISSUER_ADDRESS: z.string().max(500).optional(),
  INVOICE_ISSUER_TAX_ID: z.string().max(40).optional(),
  INVOICE_VAT: rates.default({}),
  STRIPE_SECRET_KEY: z.string({ error: 'the secret key of your Stripe account (sk_…)' }).regex(/^(sk|rk)_/, 'starts with sk_ or rk_'),
  STRIPE_WEBHOOK_SECRET: secrets,
  STRIPE_CONNECT_WEBHOOK_SECRET: secrets,
  STRIPE_THIN_WEBHOOK_SECRET: secrets,
  STRIPE_HOST: z.string().optional(),
  STRIPE_PORT: wholeNumber(1, 65_535).optional(),
  STRIPE_PROTOCOL: z.enum(['http', 'https'], { error: 'http or https' }).optional(),
  STRIPE_TIMEOUT_MS: wholeNumber(100, 60_000).default(20_000),
});

/** Every setting of the process, read once at boot. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly databasePoolSize: number;
  /** Of one person, or one network address of people who are not signed in, in one process. */
  readonly requestsPerMinute: number;
  /** Whose X-Forwarded-* headers are believed: Express's "trust proxy", as a list of addresses or names. */
  readonly trustProxy: string;
  readonly sessionSecret: string;
  readonly role: 'all' | 'api' | 'worker';
  readonly demo: boolean;
  readonly demoDeskUrl: string | null;
  readonly movableClock: boolean;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly files:
    | { readonly kind: 'disk'; readonly directory: string }
    | {
        readonly kind: 's3';
        readonly bucket: string;
        readonly endpoint: string | null;
        readonly region: string;
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
      };
  readonly invoices: {
    /** Who stands at the head of the platform's own invoices; each issuer has a series of numbers. */
    readonly issuer: { readonly name: string; readonly address: string | null; readonly taxId: string | null };
    /** Tax contained in fees, by the country of the person; no entry means no tax line. */
    readonly vatBasisPoints: Readonly<Record<string, number>>;
  };
  readonly stripe: {
    readonly secretKey: string;
    readonly webhookSecrets: readonly string[];
    readonly connectWebhookSecrets: readonly string[];
    readonly thinWebhookSecrets: readonly string[];
    readonly host: string | null;
    readonly port: number | null;
    readonly protocol: 'http' | 'https' | null;
    /** How long an answer is waited for; what did not come by then is asked for again under the same key. */
    readonly timeoutMs: number;
  };
}

/** Thrown with every missing or wrong setting at once, each with its cure. */
export class SettingsRefused extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Sidecrew cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Reads the environment; throws one SettingsRefused that lists everything that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (given.S3_BUCKET && !(given.S3_ACCESS_KEY_ID && given.S3_SECRET_ACCESS_KEY)) {
    problems.push('S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: needed with S3_BUCKET');
  }
  if (!given.S3_BUCKET && !given.FILES_DIR) problems.push('FILES_DIR or S3_BUCKET: where uploaded files are kept');
  // Looked at before the rest is known to be right, so that one list tells everything.
  if (flag.safeParse(given.DEMO).data && /^(sk|rk)_live_/.test(given.STRIPE_SECRET_KEY ?? '')) {
    problems.push('DEMO: the demo world never runs with a live Stripe key; unset DEMO or use a test key');
  }
  if (!parsed.success || problems.length > 0) throw new SettingsRefused(problems);
  const s = parsed.data;
  return {
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.PUBLIC_URL.replace(/\/$/, ''),
    databaseUrl: s.DATABASE_URL,
    databasePoolSize: s.DATABASE_POOL_SIZE,
    requestsPerMinute: s.REQUESTS_PER_MINUTE,
    trustProxy: s.TRUST_PROXY,
    sessionSecret: s.SESSION_SECRET,
    role: s.ROLE,
    demo: s.DEMO,
    demoDeskUrl: s.DEMO_DESK_URL ?? null,
    movableClock: s.DEMO,
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM,
    files: s.S3_BUCKET
      ? {
          kind: 's3',
          bucket: s.S3_BUCKET,
          endpoint: s.S3_ENDPOINT ?? null,
          region: s.S3_REGION,
          accessKeyId: s.S3_ACCESS_KEY_ID ?? '',
          secretAccessKey: s.S3_SECRET_ACCESS_KEY ?? '',
        }
      : { kind: 'disk', directory: s.FILES_DIR ?? '' },
    invoices: {
      issuer: { name: s.INVOICE_ISSUER, address: s.INVOICE_ISSUER_ADDRESS ?? null, taxId: s.INVOICE_ISSUER_TAX_ID ?? null },
      vatBasisPoints: s.INVOICE_VAT,
    },
    stripe: {
      secretKey: s.STRIPE_SECRET_KEY,
      webhookSecrets: s.STRIPE_WEBHOOK_SECRET,
      connectWebhookSecrets: s.STRIPE_CONNECT_WEBHOOK_SECRET,
      thinWebhookSecrets: s.STRIPE_THIN_WEBHOOK_SECRET,
      host: s.STRIPE_HOST ?? null,
      port: s.STRIPE_PORT ?? null,
      protocol: s.STRIPE_PROTOCOL ?? null,
      timeoutMs: s.STRIPE_TIMEOUT_MS,
    },
  };
}
