import { createHmac } from 'node:crypto';

/** The value of the `Stripe-Signature` header. The time in it is wall time, since receivers compare it with theirs. */
export function signatureHeader(body: string, secret: string, wallSeconds = Math.floor(Date.now() / 1000)): string {
  const signature = createHmac('sha256', secret).update(`${wallSeconds}.${body}`).digest('hex');
  return `t=${wallSeconds},v1=${signature}`;
}
