import type { Currency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type { PayerAskedBack } from '../port-facts.js';
import type { EvidenceSlot, IntentState } from './intent-requests.js';

/** What a payment page says, and where it leads afterwards. */
interface Page {
  readonly payerId: string;
  readonly title: string;
  readonly successPath: string;
  readonly cancelPath: string;
}

/** What each op keeps besides the columns; ids and texts only, amounts have columns. */
export interface OpParams {
  fund: Page & {
    /** Why their saved card could not be charged without them: the page waits longer for them to come. */
    readonly askedBackFor?: PayerAskedBack['because'];
  };
  'fund.saved': Page & { readonly cardId: string | null; readonly attempt: number; readonly firstTriedAt: string };
  'fund.expire': Readonly<Record<never, never>>;
  release: { readonly payeeId: string; readonly fundedMilestoneId: string };
  reverse: { readonly payeeId: string; readonly fundedMilestoneId: string };
  refund: { readonly fundedMilestoneId: string };
  customer: { readonly userId: string; readonly email: string };
  'card.save': { readonly payerId: string; readonly successPath: string; readonly cancelPath: string };
  'card.remove': { readonly paymentMethod: string };
  account: { readonly userId: string; readonly email: string; readonly country: string };
  'evidence.file': { readonly fileId: string; readonly as: EvidenceSlot };
  evidence: { readonly disputeId: string; readonly explanation: string };
  concede: { readonly disputeId: string };
}
export type Op = keyof OpParams;

interface IntentBase {
  readonly id: string;
  /** The whole wish; the id of its first intent. */
  readonly movementId: string;
  readonly n: number;
  readonly businessKey: string;
  readonly lane: string;
  readonly contractId: string | null;
  readonly milestoneId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly currency: Currency | null;
  readonly amountMinor: bigint | null;
  /** The charge's payment that a transfer or refund draws on, or the funding itself. */
  readonly paymentId: string | null;
  readonly transferId: string | null;
  readonly state: IntentState;
  readonly call: FrozenCall | null;
  readonly generation: number;
  readonly attempts: number;
  readonly refusals: number;
  readonly firstSentAt: Date | null;
  readonly retryAt: Date | null;
  readonly lookUp: boolean;
  readonly absentSince: Date | null;
  readonly stopped: boolean;
  readonly code: string | null;
  readonly message: string | null;
  readonly retryable: boolean | null;
  readonly stripeObjectId: string | null;
  readonly createdAt: Date;
  readonly reportedAt: Date | null;
}

/** What is sent, fixed before the first attempt: the same key must never carry other parameters. */
export interface FrozenCall {
  readonly key: string;
  readonly body: unknown;
}

/** One intent as stored, told apart by its op. */
export type Intent = { [O in Op]: IntentBase & { readonly op: O; readonly params: OpParams[O] } }[Op];
export type IntentOf<O extends Op> = Extract<Intent, { op: O }>;

export const intentColumns = `
  id, movement_id as "movementId", n, op, business_key as "businessKey", lane, contract_id as "contractId",
  milestone_id as "milestoneId", subject_type as "subjectType", subject_id as "subjectId", currency,
  amount_minor as "amountMinor", params, payment_id as "paymentId", transfer_id as "transferId", state, call, generation,
  attempts, refusals, first_sent_at as "firstSentAt", retry_at as "retryAt", look_up as "lookUp",
  absent_since as "absentSince", stopped, code, message, retryable, stripe_object_id as "stripeObjectId",
  created_at as "createdAt", reported_at as "reportedAt"`;

/** A row as the driver gives it: whole numbers of 64 bits arrive as text. */
export type StoredIntent = Omit<Intent, 'amountMinor'> & { readonly amountMinor: string | null };

export const toIntent = (row: StoredIntent): Intent =>
  ({ ...row, amountMinor: row.amountMinor === null ? null : BigInt(row.amountMinor) }) as Intent;

/** Reads one intent; `lock` takes its row lock, after contract and milestone. */
export async function readIntent(tx: Tx, id: string, lock = false): Promise<Intent | null> {
  const [row] = await tx.query<StoredIntent>(`select ${intentColumns} from intents where id = $1${lock ? ' for no key update' : ''}`, [id]);
  return row ? toIntent(row) : null;
}

/** Locks and reads all intents of one wish, in order. */
export async function lockMovement(tx: Tx, movementId: string): Promise<Intent[]> {
  const rows = await tx.query<StoredIntent>(`select ${intentColumns} from intents where movement_id = $1 order by n for no key update`, [
    movementId,
  ]);
  return rows.map(toIntent);
}
