import { feeOnPart } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import type { Milestone } from '../hiring/milestone.entity.js';

export type LegKind = 'release' | 'refund';
export type LegPurpose = 'whole' | 'split';
export type LegState = 'moving' | 'confirmed' | 'refused' | 'failed' | 'dropped';

/** One direction in which the money of a milestone row leaves, with its fees fixed at the first decision. */
export interface MoneyLeg {
  readonly milestoneId: string;
  readonly kind: LegKind;
  readonly purpose: LegPurpose;
  readonly grossMinor: bigint;
  readonly expertFeeMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly journalId: string | null;
  readonly state: LegState;
  readonly tries: number;
}

type LegRow = Omit<MoneyLeg, 'grossMinor' | 'expertFeeMinor' | 'ownerFeeMinor'> & { grossMinor: string; expertFeeMinor: string; ownerFeeMinor: string };

const columns = `milestone_id as "milestoneId", kind, purpose, gross_minor as "grossMinor", expert_fee_minor as "expertFeeMinor",
  owner_fee_minor as "ownerFeeMinor", journal_id as "journalId", state, tries`;

const legOf = (row: LegRow): MoneyLeg => ({
  ...row, grossMinor: BigInt(row.grossMinor), expertFeeMinor: BigInt(row.expertFeeMinor), ownerFeeMinor: BigInt(row.ownerFeeMinor),
});

export async function legsOf(tx: Tx, milestoneId: string): Promise<MoneyLeg[]> {
  const rows = await tx.query<LegRow>(`select ${columns} from money_legs where milestone_id = $1 order by kind`, [milestoneId]);
  return rows.map(legOf);
}

export async function legOfKind(tx: Tx, milestoneId: string, kind: LegKind): Promise<MoneyLeg | null> {
  return (await legsOf(tx, milestoneId)).find((leg) => leg.kind === kind) ?? null;
}

/**
 * Opens a leg, or finds the one of an earlier try with the fees it was given then. Fees are cumulative over all parts
 * of the funded milestone, so that they add up to the fee on the whole in any cutting.
 */
export async function openLeg(
  tx: Tx,
  contract: Contract,
  milestone: Milestone,
  leg: { readonly kind: LegKind; readonly purpose: LegPurpose; readonly grossMinor: bigint },
): Promise<MoneyLeg> {
  const known = await legOfKind(tx, milestone.id, leg.kind);
  if (known && known.grossMinor === leg.grossMinor && known.state !== 'dropped') return known;
  const [sums] = await tx.query<{ released: string; left: string }>(
    `select coalesce(sum(gross_minor) filter (where kind = 'release'), 0)::text as released, coalesce(sum(gross_minor), 0)::text as left
       from money_legs where root_id = $1 and state <> 'dropped' and not (milestone_id = $2 and kind = $3)`,
    [milestone.rootId, milestone.id, leg.kind],
  );
  const { ownerFeeBasisPoints, expertFeeBasisPoints } = contract.terms;
  const expertFee = leg.kind === 'release' ? feeOnPart(BigInt(sums?.released ?? 0), leg.grossMinor, expertFeeBasisPoints) : 0n;
  const ownerFee = feeOnPart(BigInt(sums?.left ?? 0), leg.grossMinor, ownerFeeBasisPoints);
  const [row] = await tx.query<LegRow>(
    `insert into money_legs (milestone_id, kind, root_id, purpose, gross_minor, expert_fee_minor, owner_fee_minor, state, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'refused', $8)
     on conflict (milestone_id, kind) do update set purpose = excluded.purpose, gross_minor = excluded.gross_minor,
       expert_fee_minor = excluded.expert_fee_minor, owner_fee_minor = excluded.owner_fee_minor, state = 'refused', tries = 0, changed_at = excluded.changed_at
     returning ${columns}`,
    [milestone.id, leg.kind, milestone.rootId, leg.purpose, leg.grossMinor.toString(), expertFee.toString(), ownerFee.toString(), tx.now],
  );
  if (!row) throw new Error('A leg that was written can be read.');
  return legOf(row);
}

/** The leg is on its way under this intent; the journal is the decision that would have to be taken back. */
export async function moveLeg(tx: Tx, leg: MoneyLeg, intentId: string, journalId: string | null): Promise<void> {
  await tx.query(
    `update money_legs set state = 'moving', intent_id = $3, journal_id = coalesce($4, journal_id), changed_at = $5 where milestone_id = $1 and kind = $2`,
    [leg.milestoneId, leg.kind, intentId, journalId, tx.now],
  );
}

/** Writes how a leg ended, once: answers false when it stood there already or belongs to another intent. */
export async function endLeg(tx: Tx, milestoneId: string, kind: LegKind, intentId: string, state: LegState, code: string | null = null): Promise<boolean> {
  const changed = await tx.query(
    `update money_legs set state = $4, code = $5, changed_at = $6, tries = tries + case when $4 = 'refused' then 1 else 0 end
      where milestone_id = $1 and kind = $2 and intent_id = $3 and state in ('moving', 'confirmed') and state <> $4 returning milestone_id`,
    [milestoneId, kind, intentId, state, code, tx.now],
  );
  return changed.length > 0;
}

/** The wish of that direction is given up, so that the other direction may take the money. */
export async function dropLeg(tx: Tx, milestoneId: string, kind: LegKind): Promise<void> {
  await tx.query(`update money_legs set state = 'dropped', changed_at = $3 where milestone_id = $1 and kind = $2 and state = 'refused'`, [milestoneId, kind, tx.now]);
}
