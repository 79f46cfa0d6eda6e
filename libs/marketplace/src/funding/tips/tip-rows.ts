import type { Currency, Money } from '@sidecrew/money';
import { type Actor, NotFound, restored, type Tx } from '@sidecrew/platform';
import { lockMilestone } from '../../hiring/contract-locks.js';
import { contractPolicy } from '../../hiring/contract.policy.js';
import { jsonList } from '../../sql-list.js';

/**
 * `paying`: its payment page is open. `paid`: on its way to the expert. `waiting`: the expert cannot receive it now, and it
 * is tried again. `returned`: they never could, so it went back to the card.
 */
export const tipStates = ['paying', 'left', 'paid', 'waiting', 'passed_on', 'returned'] as const;
export type TipState = (typeof tipStates)[number];

export interface TipRow {
  readonly id: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly amountMinor: string;
  readonly currency: Currency;
  readonly note: string | null;
  readonly state: TipState;
  readonly paymentId: string;
  readonly askedAt: Date;
}

export type NewTip = Pick<TipRow, 'id' | 'contractId' | 'milestoneId' | 'note' | 'paymentId'> & { readonly amount: Money };

/** A tip that came inside a larger statement. */
export const tipOf = restored<TipRow>({ askedAt: true });

const columns = `p.id, p.contract_id as "contractId", p.milestone_id as "milestoneId", p.amount_minor::text as "amountMinor", p.currency,
  p.note, p.state, p.payment_id as "paymentId", p.asked_at as "askedAt"`;

/** A contract shows this many tips, the newest first. */
const shownTips = 50;

/** As JSON, the tips of a contract. Pages that were left are shown to nobody; one that is open is the owner's alone. */
export const tipsJson = (contractId: string): string =>
  jsonList(
    `select ${columns} from tips p where p.contract_id = ${contractId} and p.state <> 'left' order by p.asked_at desc, p.id desc limit ${shownTips}`,
  );

/** Locks contract, milestone and tip for the owner who gives it; for everybody else it does not exist. */
export async function lockOwnTip(tx: Tx, actor: Actor, id: string): Promise<TipRow> {
  const [seen] = await tx.query<{ milestoneId: string }>(`select milestone_id as "milestoneId" from tips where id = $1`, [id]);
  if (!seen) throw new NotFound('tip');
  const { contract } = await lockMilestone(tx, seen.milestoneId);
  if (contractPolicy.partyOf(actor, contract) !== 'owner') throw new NotFound('tip');
  const [row] = await tx.query<TipRow>(`select ${columns} from tips p where p.id = $1`, [id]);
  if (!row) throw new NotFound('tip');
  return row;
}

/** The tip whose payment page is open, if there is one; the caller holds the contract. */
export async function tipBeingPaid(tx: Tx, contractId: string): Promise<TipRow | null> {
  const [row] = await tx.query<TipRow>(`select ${columns} from tips p where p.contract_id = $1 and p.state = 'paying'`, [contractId]);
  return row ?? null;
}

/** Keeps a new tip, on its payment page. */
export async function insertTip(tx: Tx, tip: NewTip): Promise<void> {
  await tx.query(
    `insert into tips (id, contract_id, milestone_id, amount_minor, currency, note, state, payment_id, asked_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, 'paying', $7, $8, $8)`,
    [tip.id, tip.contractId, tip.milestoneId, tip.amount.minor.toString(), tip.amount.currency, tip.note, tip.paymentId, tx.now],
  );
}

/** Moves a tip on; null where it stands there already or has gone further, since news may come twice. */
export async function moveTip(tx: Tx, id: string, from: readonly TipState[], to: TipState): Promise<TipRow | null> {
  const [row] = await tx.query<TipRow>(
    `update tips p set state = $3, changed_at = $4 where p.id = $1 and p.state = any($2::text[]) returning ${columns}`,
    [id, from, to, tx.now],
  );
  return row ?? null;
}
