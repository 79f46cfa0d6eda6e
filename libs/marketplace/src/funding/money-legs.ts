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

/**
 * Opens a leg, or finds the one of an earlier try with the fees it was given then. A leg over the whole row gives up
 * what the other direction still wished for.
 */
export async function openLeg(tx: Tx, contract: Contract, milestone: Milestone, wish: LegWish): Promise<MoneyLeg> {
  const counted = await legsOfRoot(tx, milestone.rootId);
  const ofRow = counted.filter(isLeg).filter(({ milestoneId }) => milestoneId === milestone.id);
  const givenUp = wish.decisionId ? undefined : ofRow.find((leg) => leg.kind !== wish.kind && mayBeDropped(leg));
  if (givenUp) await dropLeg(tx, givenUp);
  const known = ofRow.find((leg) => leg.kind === wish.kind);
  if (known?.grossMinor === wish.grossMinor) return known;
  const fees = feesOf(
    contract,
    counted.filter((leg) => leg !== givenUp && leg !== known),
    wish,
  );
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

/** What its expert gave back after the release stands among the legs, with amounts below nothing. */
type CountedLeg = MoneyLeg | (Omit<MoneyLeg, 'kind'> & { readonly kind: 'given_back' });

const isLeg = (leg: CountedLeg): leg is MoneyLeg => leg.kind !== 'given_back';

/** All that left or leaves of a funded milestone, whichever of its rows it left from; the contract's lock covers them. */
async function legsOfRoot(tx: Tx, rootId: string): Promise<CountedLeg[]> {
  const rows = await tx.query<Omit<LegRow, 'kind'> & Pick<CountedLeg, 'kind'>>(
    `select ${columns} from money_legs where root_id = $1 and state <> 'dropped'
     union all
     select milestone_id, 'given_back', 'whole', null, -gross_minor, -expert_fee_minor, -owner_fee_minor, intent_id, journal_id, state, 0
       from late_refunds where root_id = $1 and state <> 'refused'`,
    [rootId],
  );
  return rows.map(({ kind, ...row }) => ({ ...legOf({ ...row, kind: 'release' }), kind }));
}

/**
 * Fees of the next part of a funded milestone: the fee on all that left so far with this part, less the fees fixed
 * before. So they add up to the fee on the whole in any cutting and any order, also after a part was taken back.
 * The expert's fee counts what is released and stays, the owner's all that leaves: what comes back later was earned before.
 */
function feesOf(contract: Contract, others: readonly CountedLeg[], wish: LegWish): { expertMinor: bigint; ownerMinor: bigint } {
  const sum = (legs: readonly CountedLeg[], of: 'grossMinor' | 'expertFeeMinor' | 'ownerFeeMinor'): bigint =>
    legs.reduce((all, leg) => all + leg[of], 0n);
  const left = others.filter(isLeg);
  const released = others.filter(({ kind }) => kind !== 'refund');
  const { ownerFeeBasisPoints, expertFeeBasisPoints } = contract.terms;
  return {
    expertMinor:
      wish.kind === 'release'
        ? nextFee(sum(released, 'grossMinor'), sum(others, 'expertFeeMinor'), wish.grossMinor, expertFeeBasisPoints)
        : 0n,
    ownerMinor: nextFee(sum(left, 'grossMinor'), sum(left, 'ownerFeeMinor'), wish.grossMinor, ownerFeeBasisPoints),
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

/**
 * The owner has the money of this refund from their bank. A split still counts it as theirs; of a whole row nothing is left to move.
 * Answers null where it had arrived before, or the intent is none of ours.
 */
export async function endLegByBank(tx: Tx, intentId: string): Promise<MoneyLeg | null> {
  const [row] = await tx.query<LegRow>(
    `update money_legs set state = case purpose when 'split' then 'confirmed' else 'dropped' end, code = 'charged_back', changed_at = $2
      where intent_id = $1 and kind = 'refund' and state in ('moving', 'refused', 'failed') returning ${columns}`,
    [intentId, tx.now],
  );
  return row ? legOf(row) : null;
}

/** What is under way or arrived is given up by nobody. */
const mayBeDropped = ({ state }: MoneyLeg): boolean => state === 'planned' || state === 'refused';

async function dropLeg(tx: Tx, { milestoneId, kind }: MoneyLeg): Promise<void> {
  await tx.query(`update money_legs set state = 'dropped', changed_at = $3 where milestone_id = $1 and kind = $2`, [
    milestoneId,
    kind,
    tx.now,
  ]);
}
