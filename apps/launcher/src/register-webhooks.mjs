/**
 * Registers the three webhook destinations and keeps their secrets as settings of the API:
 *   STRIPE_SECRET_KEY=… node apps/launcher/src/register-webhooks.mjs https://api.example webhooks.env
 * Stripe tells a secret only once, so a file that is there already says that it was done.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { runOrExplain, SentenceError } from './sentence-error.mjs';
import { registerDestinations } from './start/webhook-destinations.mjs';

const [apiUrl, file] = process.argv.slice(2);

await runOrExplain(async () => {
  const secretKey = process.env['STRIPE_SECRET_KEY'];
  if (!apiUrl || !file || !secretKey) {
    throw new SentenceError(
      'Give the address of the API and a file for the secrets, and the key in STRIPE_SECRET_KEY:\n' +
        '  STRIPE_SECRET_KEY=sk_… node apps/launcher/src/register-webhooks.mjs https://api.example webhooks.env',
    );
  }
  if (existsSync(file)) return;
  const stripeUrl = process.env['STRIPE_URL'] ?? 'https://api.stripe.com:443';
  const { platform, connect, thin } = await registerDestinations({ stripeUrl, secretKey, apiUrl });
  const lines = [
    `export STRIPE_WEBHOOK_SECRET=${platform.secret}`,
    `export STRIPE_CONNECT_WEBHOOK_SECRET=${connect.secret}`,
    `export STRIPE_THIN_WEBHOOK_SECRET=${thin.secret}`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o644 });
});
