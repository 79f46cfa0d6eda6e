import type { Tx } from '@sidecrew/platform';
import type { Intent } from '../intents/intent-row.js';

type CallKind = 'send' | 'look_up';

/** Notes that a call is about to leave, in the transaction of its claim. `attempt` counts from 1. */
export async function logSent(tx: Tx, intent: Intent, kind: CallKind): Promise<void> {
  await tx.query(
    `insert into stripe_calls (intent_id, attempt, phase, kind, generation, at) values ($1, $2, 'sent', $3, $4, $5) on conflict do nothing`,
    [intent.id, intent.attempts + 1, kind, intent.generation, tx.now],
  );
}

/** Notes what came of it, in the transaction that wrote the outcome down. A webhook that was quicker changes nothing here. */
export async function logAnswered(tx: Tx, intent: Intent, kind: CallKind, outcome: string, code: string | null = null): Promise<void> {
  await tx.query(
    `insert into stripe_calls (intent_id, attempt, phase, kind, generation, at, outcome, code)
     values ($1, $2, 'answered', $3, $4, $5, $6, $7) on conflict do nothing`,
    [intent.id, intent.attempts + 1, kind, intent.generation, tx.now, outcome, code],
  );
}
