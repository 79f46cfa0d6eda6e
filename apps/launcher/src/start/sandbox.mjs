import { startChild } from '../child.mjs';
import { claimPort } from '../free-port.mjs';
import { inRoot, inState } from '../places.mjs';

/** @typedef {import('../child.mjs').Child & { url: string, secretKey: string }} Sandbox */

/**
 * Starts the local stand-in of Stripe. No real money moves there.
 * @param {string} secretKey
 * @returns {Promise<Sandbox>}
 */
export async function startSandbox(secretKey) {
  const port = await claimPort(12_111);
  const child = startChild('stripe-sandbox', inRoot('apps/stripe-sandbox/dist/main.js'), {
    SANDBOX_PORT: String(port),
    SANDBOX_DATA_DIR: inState('stripe-sandbox'),
    SANDBOX_SECRET_KEY: secretKey,
    SANDBOX_PUBLIC_URL: `http://localhost:${port}`,
  });
  const line = await child.line((text) => text.startsWith('{"listening"'));
  return { ...child, url: JSON.parse(line).listening, secretKey };
}
