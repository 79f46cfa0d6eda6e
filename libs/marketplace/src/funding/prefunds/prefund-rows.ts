import type { Currency } from '@sidecrew/money';
import { newId, NotFound, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { lockMilestone } from '../../hiring/contract-locks.js';
import { type AutoFunding, type PrefundPurpose, readAutoFunding } from './auto-funding-rows.js';
import { type Day, periodEnd } from './periods.js';

/**
 * `due`: nobody was asked for the money. `asked`: a card is being charged, or a page is open. `declined`: the card is tried
 * again. `asked_back`: the bank asks for the owner, a page waits. `held`: it is here. `over`: all of it left, or it never came.
 */
export const prefundStates = ['due', 'asked', 'declined', 'asked_back', 'held', 'over', 'charged_back'] as const;
export type PrefundState = (typeof prefundStates)[number];

/** Money may arrive for these. */
export const pendingPrefundStates: readonly PrefundState[] = ['asked', 'declined', 'asked_back'];

/** The money of one period, held under its own id: `escrow:<id>`, `deferred_fee:<id>`. */
export interface Prefund {
  readonly id: string;
  readonly purpose: PrefundPurpose;
  readonly planId: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly currency: Currency;
  /** What is or was charged for it, and the owner fee on top. */
  readonly priceMinor: bigint;
  readonly ownerFeeMinor: bigint;
  /** What earlier periods left for it, and the owner fee that was taken with that. */
  readonly rolledMinor: bigint;
  readonly rolledFeeMinor: bigint;
  readonly state: PrefundState;
  readonly paysBy: 'card' | 'page' | null;
  /** Tells a late success of an earlier attempt from the one that counts. */
  readonly attempt: number;
  readonly paymentId: string | null;
  readonly retryAt: Date | null;
  readonly pageUrl: string | null;
  readonly pageUntil: Date | null;
  readonly heldAt: Date | null;
  /** Since when its oldest money is held, also what rolled over. */
  readonly heldSince: Date | null;
  /** The bank's question or chargeback that holds it still. */
  readonly frozenBy: string | null;
}

type Amount = 'priceMinor' | 'ownerFeeMinor' | 'rolledMinor' | 'rolledFeeMinor';
export type PrefundRow = Omit<Prefund, Amount> & Readonly<Record<Amount, string>>;

export const prefundColumns = `f.id, f.purpose, f.auto_funding_id as "planId", f.contract_id as "contractId", f.milestone_id as "milestoneId",
  f.starts_on::text as "startsOn", f.ends_on::text as "endsOn", f.currency, f.price_minor::text as "priceMinor",
  f.owner_fee_minor::text as "ownerFeeMinor", f.rolled_minor::text as "rolledMinor", f.rolled_fee_minor::text as "rolledFeeMinor", f.state,
  f.pays_by as "paysBy", f.attempt, f.payment_id as "paymentId", f.retry_at as "retryAt", f.page_url as "pageUrl",
  f.page_until as "pageUntil", f.held_at as "heldAt", f.held_since as "heldSince", f.frozen_by as "frozenBy"`;

export const prefundOf = (row: PrefundRow): Prefund => ({
  ...row,
  priceMinor: BigInt(row.priceMinor),
  ownerFeeMinor: BigInt(row.ownerFeeMinor),
  rolledMinor: BigInt(row.rolledMinor),
  rolledFeeMinor: BigInt(row.rolledFeeMinor),
});

export interface LockedPrefund {
  readonly contract: Contract;
  readonly plan: AutoFunding;
  readonly prefund: Prefund;
}

/** Locks contract and milestone of a prefund, and reads it after that. */
export async function lockPrefund(tx: Tx, id: string): Promise<LockedPrefund> {
  const [seen] = await tx.query<{ milestoneId: string; planId: string }>(
    `select milestone_id as "milestoneId", auto_funding_id as "planId" from prefunds where id = $1`,
    [id],
  );
  if (!seen) throw new NotFound('period');
  const { contract } = await lockMilestone(tx, seen.milestoneId);
  return { contract, plan: await readAutoFunding(tx, seen.planId), prefund: await readPrefund(tx, id) };
}

/** Reads one; the caller holds its contract. */
export async function readPrefund(tx: Tx, id: string): Promise<Prefund> {
  const [prefund] = await prefundsWhere(tx, `f.id = $1`, id);
  if (!prefund) throw new NotFound('period');
  return prefund;
}

/** All of an auto-funding, the oldest first; the caller holds the contract. */
export const prefundsOfPlan = (tx: Tx, planId: string): Promise<Prefund[]> => prefundsWhere(tx, `f.auto_funding_id = $1`, planId);

/** The one that a payment was made for, if there is one. */
export async function prefundOfPayment(tx: Tx, paymentId: string): Promise<Prefund | null> {
  const [prefund] = await prefundsWhere(tx, `f.payment_id = $1`, paymentId);
  return prefund ?? null;
}

async function prefundsWhere(tx: Tx, condition: string, id: string): Promise<Prefund[]> {
  const rows = await tx.query<PrefundRow>(`select ${prefundColumns} from prefunds f where ${condition} order by f.starts_on`, [id]);
  return rows.map(prefundOf);
}

/** The prefund of a period, made when it is first spoken of; the caller holds the contract. `id` where the period has one of its own. */
export async function prefundOfPeriod(tx: Tx, plan: AutoFunding, startsOn: Day, id: string = newId()): Promise<Prefund> {
  await tx.query(
    `insert into prefunds (id, purpose, auto_funding_id, contract_id, milestone_id, starts_on, ends_on, currency, state, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'due', $9) on conflict (auto_funding_id, starts_on) do nothing`,
    [
      id,
      plan.purpose,
      plan.id,
      plan.contractId,
      plan.milestoneId,
      startsOn,
      periodEnd(plan.firstOn, plan.cadence, startsOn),
      plan.currency,
      tx.now,
    ],
  );
  const [row] = await tx.query<PrefundRow>(`select ${prefundColumns} from prefunds f where f.auto_funding_id = $1 and f.starts_on = $2`, [
    plan.id,
    startsOn,
  ]);
  if (!row) throw new Error('A prefund that was written can be read.');
  return prefundOf(row);
}

/** Writes all that a step may change of a prefund; the caller holds its contract. */
export async function keepPrefund(tx: Tx, prefund: Prefund, changes: Partial<Prefund>): Promise<Prefund> {
  const kept = { ...prefund, ...changes };
  await tx.query(
    `update prefunds set price_minor = $2, owner_fee_minor = $3, rolled_minor = $4, rolled_fee_minor = $5, state = $6, pays_by = $7, attempt = $8,
       payment_id = $9, retry_at = $10, page_url = $11, page_until = $12, held_at = $13, held_since = $14, frozen_by = $15, changed_at = $16
     where id = $1`,
    [
      kept.id,
      kept.priceMinor.toString(),
      kept.ownerFeeMinor.toString(),
      kept.rolledMinor.toString(),
      kept.rolledFeeMinor.toString(),
      kept.state,
      kept.paysBy,
      kept.attempt,
      kept.paymentId,
      kept.retryAt,
      kept.pageUrl,
      kept.pageUntil,
      kept.heldAt,
      kept.heldSince,
      kept.frozenBy,
      tx.now,
    ],
  );
  await tx.touch(`contract:${kept.contractId}`);
  return kept;
}
