import type { Tx } from '@sidecrew/platform';
import type { OpParams } from './intent-row.js';

/**
 * Asks again for what was refused, under a new key: only for wishes that are made once per person (customer, account),
 * whose refusal says that nothing was executed. Does nothing in any other state.
 */
export async function rearm(tx: Tx, businessKey: string, params?: OpParams['account']): Promise<void> {
  await tx.query(
    `update intents set state = 'ready', generation = generation + 1, call = null, first_sent_at = null, attempts = 0,
            retry_at = null, code = null, message = null, ended_at = null, params = coalesce($2, params)
      where business_key = $1 and state = 'refused'`,
    [businessKey, params ? JSON.stringify(params) : null],
  );
}
