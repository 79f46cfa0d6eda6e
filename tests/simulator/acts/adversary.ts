import type { Dice } from '../dice.js';
import type { Scene } from '../scene.js';

/** What somebody does who wishes us ill, or a line that stutters. None of it may change anything. */
export const badActs = {
  /** An old event comes once more, as it was signed anew. */
  async repeatEvent({ sandbox }: Scene, dice: Dice) {
    const events = await listed(sandbox.url, sandbox.secretKey);
    if (events.length > 0) sandbox.control.resendEvent(dice.pick(events).id);
  },
  /** Somebody else says that a payment was made, with no signature or a wrong one. */
  async forgeEvent({ world, sandbox }: Scene, dice: Dice) {
    const events = await listed(sandbox.url, sandbox.secretKey);
    if (events.length === 0) return;
    const body = JSON.stringify({ ...dice.pick(events), id: `evt_forged${dice.below(1e9)}` });
    const signature = dice.chance(0.5) ? `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` : '';
    const { status } = await fetch(`${world.url}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body,
    });
    if (status !== 400) throw new Error(`A forged event was answered with ${status}.`);
  },
} as const;

export type BadActName = keyof typeof badActs;
export const isBadAct = (name: string): name is BadActName => Object.hasOwn(badActs, name);

async function listed(url: string, secretKey: string): Promise<readonly { id: string }[]> {
  const headers = { authorization: `Bearer ${secretKey}` };
  const answer = await fetch(`${url}/v1/events?limit=50`, { headers, signal: AbortSignal.timeout(2_000) }).catch(() => null);
  // The line may be broken at this moment.
  return answer?.ok ? ((await answer.json()) as { data: { id: string }[] }).data : [];
}
