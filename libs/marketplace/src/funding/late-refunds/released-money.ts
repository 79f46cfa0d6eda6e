import { feeGivenBack } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { mayBeGivenBackUntil } from '../../hiring/late-refund-time.js';
import type { Milestone } from '../../hiring/milestone.entity.js';

/** What of a row was released and stays, and what its funded milestone earned in fees. */
export interface ReleasedMoney {
  /** The most that may be given back of this row. */
  readonly leftMinor: bigint;
  /** Until when (product §3.4): 180 days from the confirmed transfer. */
  readonly until: Date;
  /** Of all rows of the funded milestone, which share one count of fees. */
  readonly kept: { readonly grossMinor: bigint; readonly expertFeeMinor: bigint; readonly ownerFeeMinor: bigint };
}

/** Reads it under the contract's lock; null where nothing of the row was released by an approval. */
export async function releasedMoney(tx: Tx, milestone: Milestone): Promise<ReleasedMoney | null> {
  const [row] = await tx.query<{ left: string; at: Date; gross: string; expertFee: string; ownerFee: string }>(
    `select p.released::text as left, l.changed_at as at, k.gross_minor::text as gross, k.expert_fee_minor::text as "expertFee",
            k.owner_fee_minor::text as "ownerFee"
       from money_legs l join milestone_positions p on p.milestone_id = l.milestone_id join kept_releases k on k.root_id = l.root_id
      where l.milestone_id = $1 and l.kind = 'release' and l.purpose = 'whole' and l.state = 'confirmed'`,
    [milestone.id],
  );
  if (!row) return null;
  return {
    leftMinor: BigInt(row.left),
    until: mayBeGivenBackUntil(row.at),
    kept: { grossMinor: BigInt(row.gross), expertFeeMinor: BigInt(row.expertFee), ownerFeeMinor: BigInt(row.ownerFee) },
  };
}

/** Both fees on the part that is given back; what stays keeps the fee on what stays. */
export const feesWith = (
  partMinor: bigint,
  { kept }: ReleasedMoney,
  { terms }: Contract,
): { readonly expertFeeMinor: bigint; readonly ownerFeeMinor: bigint } => ({
  expertFeeMinor: feeGivenBack(kept.expertFeeMinor, kept.grossMinor, partMinor, terms.expertFeeBasisPoints),
  ownerFeeMinor: feeGivenBack(kept.ownerFeeMinor, kept.grossMinor, partMinor, terms.ownerFeeBasisPoints),
});

/** Whether a lost chargeback gave the owner the payment back, or a part of it: Stripe refunds nothing of such a charge any more. */
export async function bankTookItBack(tx: Tx, { rootId }: Milestone): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from payments p join chargebacks c on c.payment_id = p.id
      where p.milestone_id = $1 and p.purpose = 'milestone' and p.money_lies <> 'returned' and c.outcome = 'lost' limit 1`,
    [rootId],
  );
  return rows.length > 0;
}
