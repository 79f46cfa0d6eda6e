import type { Currency, Money } from '@sidecrew/money';
import { newId, NotFound, type ProcessActor, type Tx } from '@sidecrew/platform';
import { type LockedAutoFunding, lockAutoFunding } from '../funding/prefunds/auto-funding-rows.js';
import { recordTimeline } from '../hiring/timeline.js';
import { stepOrRefuse } from '../step-or-refuse.js';
import { drawdownProcess, type DrawdownState, type DrawdownStep } from './drawdown.process.js';

/** What an expert asks for out of a retainer. */
export interface DrawdownRow {
  readonly id: string;
  readonly retainerId: string;
  readonly contractId: string;
  readonly amountMinor: string;
  readonly currency: Currency;
  /** What it is for, in the expert's words. */
  readonly note: string;
  /** Why the owner declined. */
  readonly reason: string | null;
  readonly state: DrawdownState;
  readonly askedAt: Date;
}

export const drawdownColumns = `d.id, d.auto_funding_id as "retainerId", d.contract_id as "contractId", d.amount_minor::text as "amountMinor", d.currency,
  d.note, d.reason, d.state, d.asked_at as "askedAt"`;

export interface LockedDrawdown extends LockedAutoFunding {
  readonly drawdown: DrawdownRow;
}

/** Locks the contract of a drawdown and reads it after that. Whether the actor may see it is the caller's next line. */
export async function lockDrawdown(tx: Tx, id: string): Promise<LockedDrawdown> {
  const [seen] = await tx.query<{ retainerId: string }>(`select auto_funding_id as "retainerId" from drawdowns where id = $1`, [id]);
  if (!seen) throw new NotFound('drawdown');
  const locked = await lockAutoFunding(tx, seen.retainerId);
  return { ...locked, drawdown: await readDrawdown(tx, id) };
}

export async function readDrawdown(tx: Tx, id: string): Promise<DrawdownRow> {
  const [row] = await tx.query<DrawdownRow>(`select ${drawdownColumns} from drawdowns d where d.id = $1`, [id]);
  if (!row) throw new NotFound('drawdown');
  return row;
}

/** Keeps what is newly asked for. */
export async function insertDrawdown(tx: Tx, { contract, plan }: LockedAutoFunding, amount: Money, note: string): Promise<DrawdownRow> {
  const id = newId();
  await tx.query(
    `insert into drawdowns (id, auto_funding_id, contract_id, amount_minor, currency, note, state, asked_at) values ($1, $2, $3, $4, $5, $6, 'asked', $7)`,
    [id, plan.id, contract.id, amount.minor.toString(), amount.currency, note, tx.now],
  );
  return readDrawdown(tx, id);
}

/** Takes a step of the process table and tells the timeline; refuses with the state that stands. The caller holds the contract. */
export async function takeDrawdown(
  tx: Tx,
  drawdown: DrawdownRow,
  step: DrawdownStep,
  by: ProcessActor,
  { actorId = null, reason = null }: { readonly actorId?: string | null; readonly reason?: string | null } = {},
): Promise<DrawdownRow> {
  const state = stepOrRefuse('drawdown', () => drawdownProcess.step(step, drawdown.state, by));
  await tx.query(`update drawdowns set state = $2, reason = coalesce($3, reason), decided_at = $4 where id = $1`, [
    drawdown.id,
    state,
    reason,
    tx.now,
  ]);
  await recordTimeline(tx, {
    contractId: drawdown.contractId,
    kind: `drawdown_${state}`,
    actorId,
    actorRole: by,
    facts: { amountMinor: drawdown.amountMinor, currency: drawdown.currency },
  });
  return { ...drawdown, state, reason: reason ?? drawdown.reason };
}
