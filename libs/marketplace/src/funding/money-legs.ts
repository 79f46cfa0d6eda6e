import { feeOn } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import type { Milestone } from '../hiring/milestone.entity.js';

export type LegKind = 'release' | 'refund';
/** `refused`: nothing moved. `failed`: a refund that had arrived came back. `dropped`: the other direction took the money. */
export type LegState = 'planned' | 'moving' | 'confirmed' | 'refused' | 'failed' | 'dropped';

/** One direction in which the money of a milestone row leaves, with its fees fixed at the decision. */
export interface MoneyLeg {
  readonly milestoneId: string;
  readonly kind: LegKind;
  readonly purpose: 'whole' | 'split';
  /** The dispute that a split carries out. */
  readonly decisionId: string | null;
  readonly grossMinor: bigint;
  readonly expertFeeMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly intentId: string | null;
  readonly journalId: string | null;
  readonly state: LegState;
  readonly tries: number;
}

export interface LegWish {
  readonly kind: LegKind;
  readonly grossMinor: bigint;
  readonly decisionId?: string;
}

type LegRow = Omit<MoneyLeg, 'grossMinor' | 'expertFeeMinor' | 'ownerFeeMinor'> & {
  grossMinor: string;
  expertFeeMinor: string;
  ownerFeeMinor: string;
};

const columns = `milestone_id as "milestoneId", kind, purpose, decision_id as "decisionId", gross_minor as "grossMinor",
  expert_fee_minor as "expertFeeMinor", owner_fee_minor as "ownerFeeMinor", intent_id as "intentId", journal_id as "journalId", state, tries`;

const legOf = (row: LegRow): MoneyLeg => ({
  ...row,
  grossMinor: BigInt(row.grossMinor),
  expertFeeMinor: BigInt(row.expertFeeMinor),
  ownerFeeMinor: BigInt(row.ownerFeeMinor),
});

/** The legs of a row that count; under the milestone's lock. */
export async function legsOf(tx: Tx, milestoneId: string): Promise<MoneyLeg[]> {
  const rows = await tx.query<LegRow>(`select ${columns} from money_legs where milestone_id = $1 and state <> 'dropped' order by kind`, [
    milestoneId,
  ]);
  return rows.map(legOf);
}

/** Opens a leg, or finds the one of an earlier try with the fees it was given then. */
export async function openLeg(tx: Tx, contract: Contract, milestone: Milestone, wish: LegWish): Promise<MoneyLeg> {
  const known = (await legsOf(tx, milestone.id)).find(({ kind }) => kind === wish.kind);
  if (known?.grossMinor === wish.grossMinor) return known;
  const fees = await feesOf(tx, contract, milestone, wish);
  const [row] = await tx.query<LegRow>(
    `insert into money_legs (milestone_id, kind, root_id, contract_id, purpose, decision_id, gross_minor, expert_fee_minor, owner_fee_minor, state, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'planned', $10)
     on conflict (milestone_id, kind) do update set purpose = excluded.purpose, decision_id = excluded.decision_id,
       gross_minor = excluded.gross_minor, expert_fee_minor = excluded.expert_fee_minor, owner_fee_minor = excluded.owner_fee_minor,
       state = 'planned', tries = 0, code = null, intent_id = null, journal_id = null, changed_at = excluded.changed_at
     returning ${columns}`,
    [
      milestone.id,
      wish.kind,
      milestone.rootId,
      contract.id,
      wish.decisionId ? 'split' : 'whole',
      wish.decisionId ?? null,
      wish.grossMinor.toString(),
      fees.expertMinor.toString(),
      fees.ownerMinor.toString(),
      tx.now,
    ],
  );
  if (!row) throw new Error('A leg that was written can be read.');
  return legOf(row);
}

/**
 * Fees of the next part of a funded milestone: the fee on all that left so far with this part, less the fees fixed
 * before. So they add up to the fee on the whole in any cutting and any order, also after a part was taken back.
 * The expert's fee counts what is released, the owner's all that leaves.
 */
async function feesOf(
  tx: Tx,
  contract: Contract,
  milestone: Milestone,
  wish: LegWish,
): Promise<{ expertMinor: bigint; ownerMinor: bigint }> {
  const [sums] = await tx.query<{ released: string; left: string; expertFees: string; ownerFees: string }>(
    `select coalesce(sum(gross_minor) filter (where kind = 'release'), 0)::text as released, coalesce(sum(gross_minor), 0)::text as left,
            coalesce(sum(expert_fee_minor), 0)::text as "expertFees", coalesce(sum(owner_fee_minor), 0)::text as "ownerFees"
       from money_legs where root_id = $1 and state <> 'dropped' and not (milestone_id = $2 and kind = $3)`,
    [milestone.rootId, milestone.id, wish.kind],
  );
  const { ownerFeeBasisPoints, expertFeeBasisPoints } = contract.terms;
  const next = (before: string | undefined, fixed: string | undefined, basisPoints: number): bigint =>
    nextFee(BigInt(before ?? 0), BigInt(fixed ?? 0), wish.grossMinor, basisPoints);
  return {
    expertMinor: wish.kind === 'release' ? next(sums?.released, sums?.expertFees, expertFeeBasisPoints) : 0n,
    ownerMinor: next(sums?.left, sums?.ownerFees, ownerFeeBasisPoints),
  };
}

/** The fee on `beforeMinor + partMinor` less what was fixed already; never below nothing. */
export function nextFee(beforeMinor: bigint, fixedMinor: bigint, partMinor: bigint, basisPoints: number): bigint {
  const fee = feeOn(beforeMinor + partMinor, basisPoints) - fixedMinor;
  return fee > 0n ? fee : 0n;
}

/** The leg is on its way under this intent; the journal is the decision that would have to be taken back. */
export async function moveLeg(tx: Tx, leg: MoneyLeg, intentId: string, journalId: string | null): Promise<void> {
  await tx.query(
    `update money_legs set state = 'moving', intent_id = $3, journal_id = coalesce($4, journal_id), changed_at = $5 where milestone_id = $1 and kind = $2`,
    [leg.milestoneId, leg.kind, intentId, journalId, tx.now],
  );
}

/** Writes how the leg of an intent ended, once. Answers null when it stood there already or the intent is none of ours. */
export async function endLeg(
  tx: Tx,
  intentId: string,
  state: 'confirmed' | 'refused' | 'failed',
  code: string | null = null,
): Promise<MoneyLeg | null> {
  const from = state === 'failed' ? ['moving', 'confirmed'] : ['moving'];
  const [row] = await tx.query<LegRow>(
    `update money_legs set state = $2, code = $3, changed_at = $4, tries = tries + case when $2 = 'confirmed' then 0 else 1 end
      where intent_id = $1 and state = any($5::text[]) returning ${columns}`,
    [intentId, state, code, tx.now, from],
  );
  return row ? legOf(row) : null;
}

/** The money of a refused or failed leg reached its owner by bank transfer. */
export async function payLegByHand(tx: Tx, leg: MoneyLeg): Promise<void> {
  await tx.query(
    `update money_legs set state = 'confirmed', code = 'paid_by_hand', changed_at = $3 where milestone_id = $1 and kind = $2 and state in ('refused', 'failed')`,
    [leg.milestoneId, leg.kind, tx.now],
  );
}

/** The wish of that direction is given up, so that the other direction may take the money. */
export async function dropLeg(tx: Tx, milestoneId: string, kind: LegKind): Promise<void> {
  await tx.query(
    `update money_legs set state = 'dropped', changed_at = $3 where milestone_id = $1 and kind = $2 and state in ('planned', 'refused')`,
    [milestoneId, kind, tx.now],
  );
}
