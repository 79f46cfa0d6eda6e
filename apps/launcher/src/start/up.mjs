import { runChild } from '../child.mjs';
import { claimPort } from '../free-port.mjs';
import { readSecrets, writeSecrets } from '../local-secrets.mjs';
import { inRoot, inState } from '../places.mjs';
import { step } from '../progress.mjs';
import { startApi } from './api.mjs';
import { nx } from './build.mjs';
import { startDatabase } from './database.mjs';
import { startDemoDesk } from './demo-desk.mjs';
import { demoSignIns, makeDemoWorld } from './demo-world.mjs';
import { startSandbox } from './sandbox.mjs';
import { startSettings } from './settings.mjs';
import { registerDestinations } from './webhook-destinations.mjs';

const SECRETS = inState('secrets.json');

/**
 * Brings everything up, each part after what it needs.
 * @param {import('../crew.mjs').Crew} crew
 */
export async function up(crew) {
  const settings = startSettings(process.env);
  const secrets = readSecrets(SECRETS);
  const port = await claimPort(settings.wishedPort);
  const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${port}`;

  const [database] = await Promise.all([
    step('database', async () => crew.add({ name: 'database', ...(await startDatabase(settings, secrets.databasePassword)) })),
    step('build', () => nx(['build'])),
  ]);
  await step('migrations', () =>
    runChild('migrate', inRoot('apps/api/dist/migrate.js'), {
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
    }),
  );

  const sandbox = settings.sandbox
    ? await step('payment sandbox', async () => {
        const started = crew.add(await startSandbox(secrets.sandboxKey));
        secrets.webhooks = await registerDestinations({
          stripeUrl: started.url,
          secretKey: secrets.sandboxKey,
          apiUrl: `http://127.0.0.1:${port}`,
          known: secrets.webhooks,
        });
        writeSecrets(SECRETS, secrets);
        return started;
      })
    : undefined;
  const desk = settings.demo
    ? crew.add(await startDemoDesk({ ownerUrl: database.ownerUrl, sandboxUrl: sandbox?.url, appUrl: publicUrl }))
    : undefined;

  /** @type {NodeJS.ProcessEnv} */
  const apiEnv = {
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: database.url,
    SESSION_SECRET: process.env['SESSION_SECRET'] ?? secrets.sessionSecret,
    FILES_DIR: process.env['FILES_DIR'] ?? inState('files'),
    ROLE: process.env['ROLE'] ?? 'all',
    DEMO: settings.demo ? '1' : '0',
    ...(desk && { SMTP_URL: desk.smtpUrl, DEMO_DESK_URL: desk.url }),
    ...(sandbox && stripeEnv(sandbox, secrets.webhooks)),
  };
  if (settings.demo) await step('demo world', () => makeDemoWorld(database.ownerUrl, apiEnv));
  const local = `http://127.0.0.1:${port}`;
  const runApi = () => step('Sidecrew', async () => crew.add(await startApi(apiEnv, local)));
  let api = await runApi();

  return {
    publicUrl,
    deskUrl: desk?.url,
    sandboxUrl: sandbox?.url,
    signIns: settings.demo ? demoSignIns() : [],
    async restartApi() {
      await crew.dismiss(api);
      api = await runApi();
    },
  };
}

/**
 * @param {import('./sandbox.mjs').Sandbox} sandbox
 * @param {import('./webhook-destinations.mjs').Destinations | undefined} webhooks
 */
function stripeEnv(sandbox, webhooks) {
  const { hostname, port } = new URL(sandbox.url);
  return {
    STRIPE_SECRET_KEY: sandbox.secretKey,
    STRIPE_HOST: hostname,
    STRIPE_PORT: port,
    STRIPE_PROTOCOL: 'http',
    STRIPE_WEBHOOK_SECRET: webhooks?.platform.secret,
    STRIPE_CONNECT_WEBHOOK_SECRET: webhooks?.connect.secret,
    STRIPE_THIN_WEBHOOK_SECRET: webhooks?.thin.secret,
  };
}
