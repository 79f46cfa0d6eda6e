import { later, minutes, type Tx } from '@sidecrew/platform';
import type { Intent } from './intent-row.js';

const longestWaitMs = minutes(5);
/** Two look-ups, this far apart, have to miss an object before it counts as never made: lists may lag. */
const absenceMs = minutes(10);

/** Grows with each attempt; the jitter keeps a crowd of intents from coming back at once. */
function waitAfter(attempts: number): number {
  return Math.min(longestWaitMs, 500 * 2 ** Math.min(attempts, 12)) * (0.5 + Math.random() / 2);
}

/** Tries again later under the same key. `lookUp` when only looking can tell what happened. */
export async function tryAgain(
  tx: Tx,
  intent: Intent,
  answer: { readonly code: string; readonly executed: 'no' | 'unknown'; readonly lookUp: boolean },
): Promise<void> {
  // What was sent before and not answered stays unknown, even when this attempt was turned away at the door.
  const state = answer.executed === 'no' && intent.state === 'ready' ? 'ready' : 'unknown';
  await tx.query(
    `update intents set state = $2, lease_until = null, retry_at = $3, code = $4, look_up = look_up or $5 where id = $1 and state = 'sending'`,
    [intent.id, state, later(tx.now, waitAfter(intent.attempts)), answer.code, answer.lookUp],
  );
}

/** Stops for good until a person looked: a defect of ours. */
export async function stop(tx: Tx, intent: Intent, code: string, message: string): Promise<void> {
  await tx.query(
    `update intents set state = 'unknown', lease_until = null, stopped = true, code = $2, message = $3 where id = $1 and state = 'sending'`,
    [intent.id, code, message],
  );
}

/** Nothing was executed, and the parameters have aged: the same wish under a new key. */
export async function renew(tx: Tx, intent: Intent): Promise<void> {
  await tx.query(
    `update intents set state = 'ready', generation = generation + 1, call = null, first_sent_at = null, lease_until = null, retry_at = null,
            look_up = false, absent_since = null, refusals = refusals + 1 where id = $1 and state = 'sending'`,
    [intent.id],
  );
}

/**
 * A look-up found nothing. The first time we only note it; ten minutes later, if no event tells of the object either, it
 * was never made and a new generation may be sent.
 */
export async function notThere(tx: Tx, intent: Intent): Promise<void> {
  const isConfirmed = intent.absentSince !== null && later(intent.absentSince, absenceMs) <= tx.now;
  const [event] = await tx.query(`select 1 from stripe_events where intent_id = $1 limit 1`, [intent.id]);
  if (isConfirmed && !event) return renew(tx, intent);
  await tx.query(
    `update intents set state = 'unknown', lease_until = null, look_up = true, absent_since = coalesce(absent_since, $2), retry_at = $3
      where id = $1 and state = 'sending'`,
    [intent.id, tx.now, later(tx.now, absenceMs)],
  );
}
