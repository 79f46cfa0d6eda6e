import type { Currency } from '@sidecrew/money';
import { type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import type { Milestone } from '../../hiring/milestone.entity.js';

/**
 * `refused`: nothing moved, so it never was. `failed`: it was promised and the bank does not take it, staff look after it.
 * `charged_back`: the bank gave the owner that money itself.
 */
export type LateRefundState = 'moving' | 'confirmed' | 'refused' | 'failed' | 'charged_back';

/** One amount that an expert gave back after its release, with its fees fixed at the decision. */
export interface LateRefund {
  readonly id: string;
  readonly milestoneId: string;
  readonly currency: Currency;
  readonly grossMinor: bigint;
  readonly expertFeeMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly intentId: string;
  readonly journalId: string;
  readonly state: LateRefundState;
  /** `waits` until the owner has the money; `off` where nothing is owed. */
  readonly takeBack: 'waits' | 'running' | 'ended' | 'off';
  readonly takenMinor: bigint;
  /** The bank sent it back at least once: from then on it stays promised. */
  readonly cameBack: boolean;
}

/** What is decided about a refund after the release. */
export interface NewLateRefund {
  readonly id: string;
  /** Chosen by whoever asks, before the attempt: the same key gives back once. */
  readonly key: string;
  readonly reason: string;
  readonly grossMinor: bigint;
  readonly expertFeeMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly intentId: string;
  readonly journalId: string;
}

/** What the expert gives back of it: the part less the fee that the platform gives back. */
export const netOf = ({ grossMinor, expertFeeMinor }: Pick<LateRefund, 'grossMinor' | 'expertFeeMinor'>): bigint =>
  grossMinor - expertFeeMinor;

/** What the owner gets back of it: the part with the owner fee on it. */
export const backToOwner = ({ grossMinor, ownerFeeMinor }: Pick<LateRefund, 'grossMinor' | 'ownerFeeMinor'>): bigint =>
  grossMinor + ownerFeeMinor;

type Amounts = 'grossMinor' | 'expertFeeMinor' | 'ownerFeeMinor' | 'takenMinor';
type Row = Omit<LateRefund, Amounts> & Readonly<Record<Amounts, string>>;

const columns = `id, milestone_id as "milestoneId", currency, gross_minor as "grossMinor", expert_fee_minor as "expertFeeMinor",
  owner_fee_minor as "ownerFeeMinor", intent_id as "intentId", journal_id as "journalId", state, take_back as "takeBack",
  taken_minor as "takenMinor", failed_at is not null as "cameBack"`;

const lateRefundOf = (row: Row): LateRefund => ({
  ...row,
  grossMinor: BigInt(row.grossMinor),
  expertFeeMinor: BigInt(row.expertFeeMinor),
  ownerFeeMinor: BigInt(row.ownerFeeMinor),
  takenMinor: BigInt(row.takenMinor),
});

export async function insertLateRefund(tx: Tx, contract: Contract, milestone: Milestone, refund: NewLateRefund): Promise<LateRefund> {
  const [row] = await tx.query<Row>(
    `insert into late_refunds (id, milestone_id, root_id, contract_id, expert_id, key, reason, currency, gross_minor, expert_fee_minor,
       owner_fee_minor, intent_id, journal_id, state, take_back, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'moving', 'waits', $14) returning ${columns}`,
    [
      refund.id,
      milestone.id,
      milestone.rootId,
      contract.id,
      contract.expertId,
      refund.key,
      refund.reason,
      milestone.currency,
      refund.grossMinor.toString(),
      refund.expertFeeMinor.toString(),
      refund.ownerFeeMinor.toString(),
      refund.intentId,
      refund.journalId,
      tx.now,
    ],
  );
  if (!row) throw new Error('A refund that was written can be read.');
  return lateRefundOf(row);
}

/** All of a row that count, oldest first; under the milestone's lock. */
export async function lateRefundsOf(tx: Tx, milestoneId: string): Promise<LateRefund[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from late_refunds where milestone_id = $1 and state <> 'refused' order by given_at, id`,
    [milestoneId],
  );
  return rows.map(lateRefundOf);
}

/** The refund that was asked for under this key, whatever became of it. */
export async function lateRefundByKey(tx: Tx, milestoneId: string, key: string): Promise<LateRefund | null> {
  const [row] = await tx.query<Row>(`select ${columns} from late_refunds where milestone_id = $1 and key = $2`, [milestoneId, key]);
  return row ? lateRefundOf(row) : null;
}

/** The refund of a wish. */
export async function lateRefundByIntent(tx: Tx, intentId: string): Promise<LateRefund | null> {
  const [row] = await tx.query<Row>(`select ${columns} from late_refunds where intent_id = $1`, [intentId]);
  return row ? lateRefundOf(row) : null;
}

/** Writes how it ended. A refused one asks the expert for nothing. */
export async function endLateRefund(
  tx: Tx,
  { id }: LateRefund,
  state: Exclude<LateRefundState, 'moving'>,
  code: string | null = null,
): Promise<void> {
  await tx.query(
    `update late_refunds set state = $2, code = $3, take_back = case when $2 = 'refused' then 'off' else take_back end,
       confirmed_at = case when $2 = 'confirmed' then coalesce(confirmed_at, $4) else confirmed_at end,
       failed_at = case when $2 = 'failed' then coalesce(failed_at, $4) else failed_at end
     where id = $1`,
    [id, state, code, tx.now],
  );
}

/** A failed one is on its way again, under a new wish. */
export async function sendLateRefundAgain(tx: Tx, { id }: LateRefund, intentId: string): Promise<void> {
  await tx.query(`update late_refunds set state = 'moving', intent_id = $2, code = null where id = $1`, [id, intentId]);
}

export async function startTakeBack(tx: Tx, { id }: LateRefund): Promise<void> {
  await tx.query(`update late_refunds set take_back = 'running' where id = $1`, [id]);
}

/** Writes what was taken back, once. Answers null when it had ended already or is none of ours. */
export async function endTakeBack(tx: Tx, id: string, takenMinor: bigint): Promise<LateRefund | null> {
  const [row] = await tx.query<Row>(
    `update late_refunds set take_back = 'ended', taken_minor = $2 where id = $1 and take_back in ('waits', 'running') returning ${columns}`,
    [id, takenMinor.toString()],
  );
  return row ? lateRefundOf(row) : null;
}
