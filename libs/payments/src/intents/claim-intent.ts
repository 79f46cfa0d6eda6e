import { Injectable } from '@nestjs/common';
import { hours, later, minutes, sqlStateOf, type Tx, Work } from '@sidecrew/platform';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import { type FrozenCall, type Intent, intentColumns, type StoredIntent, toIntent } from './intent-row.js';
import type { Frozen } from './ops/op.js';
import { Ops } from './ops/ops.js';
import { logSent } from '../trace/call-log.js';

const leaseMs = minutes(2);
/** Stripe keeps an idempotency key for at least a day; an hour less leaves room for the call itself. */
const keyLivesMs = hours(23);

/** What a claim gives to do. */
export type Claim =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly on: string }
  | { readonly kind: 'send' | 'look_up'; readonly intent: Intent; readonly call: FrozenCall }
  | { readonly kind: 'refuse'; readonly intent: Intent; readonly code: string; readonly message: string };

/** Takes an intent for a call: one transaction, committed before the call. One call per lane, by a unique index. */
@Injectable()
export class ClaimIntent {
  constructor(
    private readonly work: Work,
    private readonly ops: Ops,
    private readonly gateway: StripeGateway,
  ) {}

  async run(id: string): Promise<Claim> {
    try {
      return await this.work.transaction((tx) => this.claim(tx, id));
    } catch (error) {
      // Another call of the same lane is under way; the sweep comes back.
      if (sqlStateOf(error) === '23505') return { kind: 'nothing' };
      throw error;
    }
  }

  private async claim(tx: Tx, id: string): Promise<Claim> {
    const [row] = await tx.query<StoredIntent>(
      `select ${intentColumns} from intents i
        where id = $1 and state in ('ready', 'unknown') and not stopped and (retry_at is null or retry_at <= $2)
          and not exists (select from intents e where e.movement_id = i.movement_id and e.n < i.n and e.state not in ('done', 'refused'))
        for no key update skip locked`,
      [id, tx.now],
    );
    if (!row) return { kind: 'nothing' };
    const intent = toIntent(row);
    const frozen: Frozen = intent.call ? { body: intent.call.body } : await this.ops.freeze(tx, intent);
    if ('waitFor' in frozen) return { kind: 'wait', on: frozen.waitFor };
    const call = 'refuse' in frozen ? null : (intent.call ?? { key: this.keyOf(intent), body: frozen.body });
    await tx.query(
      `update intents set state = 'sending', lease_until = $2, attempts = attempts + 1, first_sent_at = coalesce(first_sent_at, $3),
              call = $4, retry_at = null where id = $1`,
      [id, later(tx.now, leaseMs), tx.now, call && JSON.stringify(call)],
    );
    if ('refuse' in frozen || !call) return { kind: 'refuse', intent, ...('refuse' in frozen ? frozen.refuse : unsendable) };
    tx.name(`${intent.op}.claim`);
    const isOld = intent.firstSentAt !== null && later(intent.firstSentAt, keyLivesMs) <= tx.now;
    const kind = intent.lookUp || isOld ? 'look_up' : 'send';
    await logSent(tx, intent, kind);
    return { kind, intent, call };
  }

  /** No personal data; ids are ours. A new generation is a new key, and only made when nothing was executed under the old. */
  private keyOf({ op, id, generation }: Intent): string {
    return `sc1:${this.gateway.environment}:${op}:${id}:g${generation}`;
  }
}

const unsendable = { code: 'nothing_to_send', message: 'There is nothing to send.' };
