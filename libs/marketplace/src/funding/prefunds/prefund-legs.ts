import { newId, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { nextFee } from '../money-legs.js';
import type { Prefund } from './prefund-rows.js';

/** `lost`: a bank took it back. */
export type PrefundLegKind = 'release' | 'refund' | 'roll' | 'lost';
/** `clearing`: approved, its transfer waits. `blocked`: not possible now, tried again. `failed`: a refund that had arrived came back. */
export type PrefundLegState = 'clearing' | 'moving' | 'confirmed' | 'blocked' | 'failed' | 'dropped';

/** A part of a prefund that leaves it, with its fees fixed at the decision. */
export interface PrefundLeg {
  readonly id: string;
  readonly prefundId: string;
  readonly kind: PrefundLegKind;
  /** What it is for: the drawdown, the week, or the prefund itself. */
  readonly subjectId: string;
  readonly grossMinor: bigint;
  readonly expertFeeMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly state: PrefundLegState;
  readonly because: string | null;
  readonly intentId: string | null;
  readonly journalId: string | null;
  readonly tries: number;
}

type Amount = 'grossMinor' | 'expertFeeMinor' | 'ownerFeeMinor';
type LegRow = Omit<PrefundLeg, Amount> & Readonly<Record<Amount, string>>;

const columns = `id, prefund_id as "prefundId", kind, subject_id as "subjectId", gross_minor as "grossMinor", expert_fee_minor as "expertFeeMinor",
  owner_fee_minor as "ownerFeeMinor", state, because, intent_id as "intentId", journal_id as "journalId", tries`;

const legOf = (row: LegRow): PrefundLeg => ({
  ...row,
  grossMinor: BigInt(row.grossMinor),
  expertFeeMinor: BigInt(row.expertFeeMinor),
  ownerFeeMinor: BigInt(row.ownerFeeMinor),
});

/** The legs of a prefund that count, in the order of their decisions; the caller holds the contract. */
export async function legsOfPrefund(tx: Tx, prefundId: string): Promise<PrefundLeg[]> {
  const rows = await tx.query<LegRow>(`select ${columns} from prefund_legs where prefund_id = $1 and state <> 'dropped' order by id`, [
    prefundId,
  ]);
  return rows.map(legOf);
}

/** The legs that one decision made, dropped ones too. */
export async function legsOfSubject(tx: Tx, subjectId: string): Promise<PrefundLeg[]> {
  const rows = await tx.query<LegRow>(`select ${columns} from prefund_legs where subject_id = $1 order by id`, [subjectId]);
  return rows.map(legOf);
}

/** Reads one; null where there is none. */
export async function readLeg(tx: Tx, id: string): Promise<PrefundLeg | null> {
  const [row] = await tx.query<LegRow>(`select ${columns} from prefund_legs where id = $1`, [id]);
  return row ? legOf(row) : null;
}

const sum = (legs: readonly PrefundLeg[], of: Amount): bigint => legs.reduce((all, leg) => all + leg[of], 0n);

/** All that came into a prefund: what was paid for it, once it is here, and what rolled over to it. */
const cameIn = (prefund: Prefund): { gross: bigint; fee: bigint } =>
  prefund.heldAt
    ? { gross: prefund.priceMinor + prefund.rolledMinor, fee: prefund.ownerFeeMinor + prefund.rolledFeeMinor }
    : { gross: prefund.rolledMinor, fee: prefund.rolledFeeMinor };

/** What lies in a prefund and is promised to nobody. */
export const freeOf = (prefund: Prefund, legs: readonly PrefundLeg[]): bigint => cameIn(prefund).gross - sum(legs, 'grossMinor');

/**
 * Opens a leg. Fees are cumulative over all that leaves a prefund, so they add up to the fee on the whole in any cutting;
 * the leg that empties it takes what is left of the owner fee, to the cent.
 */
export async function openPrefundLeg(
  tx: Tx,
  contract: Contract,
  prefund: Prefund,
  wish: { readonly kind: PrefundLegKind; readonly subjectId: string; readonly grossMinor: bigint; readonly state: PrefundLegState },
): Promise<PrefundLeg> {
  const legs = await legsOfPrefund(tx, prefund.id);
  const { gross, fee } = cameIn(prefund);
  const before = sum(legs, 'grossMinor');
  if (before + wish.grossMinor > gross) throw new Error(`The prefund ${prefund.id} does not hold ${wish.grossMinor} more.`);
  const feeLeft = fee - sum(legs, 'ownerFeeMinor');
  const ownerShare = nextFee(before, sum(legs, 'ownerFeeMinor'), wish.grossMinor, contract.terms.ownerFeeBasisPoints);
  const isLast = before + wish.grossMinor === gross;
  const released = legs.filter(({ kind }) => kind === 'release');
  const [row] = await tx.query<LegRow>(
    `insert into prefund_legs (id, prefund_id, contract_id, kind, subject_id, gross_minor, expert_fee_minor, owner_fee_minor, state, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${columns}`,
    [
      newId(),
      prefund.id,
      contract.id,
      wish.kind,
      wish.subjectId,
      wish.grossMinor.toString(),
      (wish.kind === 'release'
        ? nextFee(sum(released, 'grossMinor'), sum(released, 'expertFeeMinor'), wish.grossMinor, contract.terms.expertFeeBasisPoints)
        : 0n
      ).toString(),
      (isLast || ownerShare > feeLeft ? feeLeft : ownerShare).toString(),
      wish.state,
      tx.now,
    ],
  );
  if (!row) throw new Error('A leg that was written can be read.');
  return legOf(row);
}

/** Moves a leg on; null where it stands in none of `from`, since news may come twice. */
export async function movePrefundLeg(
  tx: Tx,
  id: string,
  from: readonly PrefundLegState[],
  to: PrefundLegState,
  changes: {
    readonly because?: string | null;
    readonly intentId?: string;
    readonly journalId?: string | null;
    readonly tries?: number;
  } = {},
): Promise<PrefundLeg | null> {
  const [row] = await tx.query<LegRow>(
    `update prefund_legs set state = $3, because = $4, intent_id = coalesce($5, intent_id), journal_id = coalesce($6, journal_id),
            tries = coalesce($7, tries), changed_at = $8
      where id = $1 and state = any($2::text[]) returning ${columns}`,
    [id, from, to, changes.because ?? null, changes.intentId ?? null, changes.journalId ?? null, changes.tries ?? null, tx.now],
  );
  return row ? legOf(row) : null;
}
