import { newId, type Tx } from '@sidecrew/platform';
import type { Op, OpParams } from './intent-row.js';
import type { IntentSubject } from './intent-requests.js';

/** One intent to be stored; a wish of several parts gives the first one's id as `movementId` to the others. */
export interface NewIntent<O extends Op> {
  readonly id?: string;
  readonly movementId?: string;
  readonly n?: number;
  readonly op: O;
  readonly businessKey: string;
  readonly contractId: string | null;
  readonly milestoneId: string | null;
  readonly subject: IntentSubject;
  readonly currency?: string;
  readonly amountMinor?: bigint;
  readonly params: OpParams[O];
  readonly paymentId?: string | null;
  readonly transferId?: string | null;
}

/** Stores an intent and wakes the worker. The lane is its contract; a person's wishes without one go by the person. */
export async function insertIntent<O extends Op>(tx: Tx, intent: NewIntent<O>): Promise<string> {
  const id = await insertIntentOnce(tx, intent);
  if (id === null) throw new Error(`The wish ${intent.businessKey} was made before.`);
  return id;
}

/** The same, but answers null where the business key is taken: told twice, also at the same moment, it is stored once. */
export async function insertIntentOnce<O extends Op>(tx: Tx, intent: NewIntent<O>): Promise<string | null> {
  tx.name(`${intent.op}.decide`);
  const id = intent.id ?? newId();
  const [made] = await tx.query<{ id: string }>(
    `insert into intents (id, movement_id, n, op, business_key, lane, contract_id, milestone_id, subject_type, subject_id,
       currency, amount_minor, params, payment_id, transfer_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (business_key) do nothing returning id`,
    [
      id,
      intent.movementId ?? id,
      intent.n ?? 1,
      intent.op,
      intent.businessKey,
      intent.contractId ?? intent.subject.id,
      intent.contractId,
      intent.milestoneId,
      intent.subject.type,
      intent.subject.id,
      intent.currency ?? null,
      intent.amountMinor?.toString() ?? null,
      JSON.stringify(intent.params),
      intent.paymentId ?? null,
      intent.transferId ?? null,
      tx.now,
    ],
  );
  if (!made) return null;
  await tx.wakeWorker();
  return made.id;
}
