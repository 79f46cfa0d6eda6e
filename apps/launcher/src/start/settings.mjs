import { SentenceError } from '../sentence-error.mjs';

const WEBHOOK_SECRETS = ['STRIPE_WEBHOOK_SECRET', 'STRIPE_CONNECT_WEBHOOK_SECRET', 'STRIPE_THIN_WEBHOOK_SECRET'];

/**
 * What was asked for in the environment. With nothing said, everything is local: database, payments and mail.
 * Refuses, with every wrong or missing setting in one list, before anything is started or changed.
 * @param {NodeJS.ProcessEnv} env
 */
export function startSettings(env) {
  const settings = wished(env);
  const problems = [...settingsProblems(env, settings)];
  if (problems.length > 0) {
    throw new SentenceError(`Sidecrew cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
  return settings;
}

/**
 * The same without looking whether it can work.
 * @param {NodeJS.ProcessEnv} env
 */
export function wished(env) {
  const ownDatabase = Boolean(env['DATABASE_URL']);
  const demo = env['DEMO'] === undefined ? !ownDatabase : ['1', 'true'].includes(env['DEMO']);
  return {
    /** The demo world with its mail catcher and movable clock; never beside somebody's real data unless asked for. */
    demo,
    embeddedDatabase: !ownDatabase,
    sandbox: !env['STRIPE_SECRET_KEY'],
    wishedPort: Number(env['PORT'] ?? 3000),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {ReturnType<typeof wished>} settings
 * @returns {Generator<string>}
 */
function* settingsProblems(env, { demo, embeddedDatabase, sandbox, wishedPort }) {
  if (!Number.isInteger(wishedPort) || wishedPort < 0 || wishedPort > 65_535) {
    yield 'PORT: a whole number up to 65535, such as 3000; unset it for 3000';
  }
  if (env['DEMO'] !== undefined && !['0', '1', 'true', 'false'].includes(env['DEMO'])) yield 'DEMO: 1 for the demo world, 0 for none';
  if (env['ROLE'] !== undefined && !['all', 'api', 'worker'].includes(env['ROLE'])) yield 'ROLE: all, api or worker';
  if (!embeddedDatabase && !env['DATABASE_URL']?.startsWith('postgres')) {
    yield 'DATABASE_URL: postgres://user:password@host/database; unset it for the database that comes along';
  }
  if (demo && /^(sk|rk)_live_/.test(env['STRIPE_SECRET_KEY'] ?? '')) {
    yield 'STRIPE_SECRET_KEY: the demo world never runs with a live key; use a test key, or DEMO=0';
  }
  for (const name of sandbox ? [] : WEBHOOK_SECRETS) {
    if (!env[name]) yield `${name}: the signing secret of that webhook destination (whsec_…), needed with STRIPE_SECRET_KEY`;
  }
  if (!demo && !env['SMTP_URL']) yield 'SMTP_URL: smtp://user:password@host:port of your mail server; only the demo brings its own';
}
