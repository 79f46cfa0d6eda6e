import type { Actor } from '@sidecrew/platform';
import { FreshProofNeeded } from '../identity.refusals.js';

const proofMs = 10 * 60_000;

/** True for ten minutes of wall time after the person gave their password. */
export const hasFreshProof = (actor: Actor): boolean => actor.provedAt !== null && Date.now() - actor.provedAt.getTime() < proofMs;

/** Refuses verbs that move payout accounts, passwords or staff money without a proof of at most ten minutes. */
export function requireFreshProof(actor: Actor): void {
  if (!hasFreshProof(actor)) throw new FreshProofNeeded();
}
