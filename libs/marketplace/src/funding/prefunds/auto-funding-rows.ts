import type { Currency } from '@sidecrew/money';
import { type Actor, NotFound, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { lockMilestone } from '../../hiring/contract-locks.js';
import { contractPolicy } from '../../hiring/contract.policy.js';
import type { Cadence, Day } from './periods.js';

/** What money is held before the work for: a retainer's period, or an hourly week. */
export const prefundPurposes = ['retainer', 'week'] as const;
export type PrefundPurpose = (typeof prefundPurposes)[number];

export const autoFundingStates = ['active', 'paused', 'ended'] as const;
export type AutoFundingState = (typeof autoFundingStates)[number];
/** `not_paid`: the card was declined to the last, or the page that the bank asked for was left. */
export type PauseReason = 'owner' | 'not_paid';

/** An owner's word that each period is funded by itself, and within which bounds. */
export interface AutoFunding {
  readonly id: string;
  readonly purpose: PrefundPurpose;
  readonly contractId: string;
  /** A milestone of the contract, under which payments lock and find its money. */
  readonly milestoneId: string;
  readonly currency: Currency;
  /** What a period holds, without the owner fee. */
  readonly amountMinor: bigint;
  readonly cadence: Cadence;
  /** The most that is charged in a calendar month (UTC), fees included. */
  readonly monthlyCapMinor: bigint;
  readonly firstOn: Day;
  /** The period that is asked for next. */
  readonly nextOn: Day;
  readonly state: AutoFundingState;
  readonly pausedBecause: PauseReason | null;
}

export type AutoFundingRow = Omit<AutoFunding, 'amountMinor' | 'monthlyCapMinor'> & {
  readonly amountMinor: string;
  readonly monthlyCapMinor: string;
};

export const autoFundingColumns = `a.id, a.purpose, a.contract_id as "contractId", a.milestone_id as "milestoneId", a.currency,
  a.amount_minor::text as "amountMinor", a.cadence, a.monthly_cap_minor::text as "monthlyCapMinor", a.first_on::text as "firstOn",
  a.next_on::text as "nextOn", a.state, a.paused_because as "pausedBecause"`;

export const autoFundingOf = (row: AutoFundingRow): AutoFunding => ({
  ...row,
  amountMinor: BigInt(row.amountMinor),
  monthlyCapMinor: BigInt(row.monthlyCapMinor),
});

export interface LockedAutoFunding {
  readonly contract: Contract;
  readonly plan: AutoFunding;
}

/** Locks contract and milestone of an auto-funding, and reads it after that. */
export async function lockAutoFunding(tx: Tx, id: string): Promise<LockedAutoFunding> {
  const [seen] = await tx.query<{ milestoneId: string }>(`select milestone_id as "milestoneId" from auto_fundings where id = $1`, [id]);
  if (!seen) throw new NotFound('auto-funding');
  const { contract } = await lockMilestone(tx, seen.milestoneId);
  return { contract, plan: await readAutoFunding(tx, id) };
}

/** The same for the owner who pays; for everybody else it does not exist. */
export async function lockOwnAutoFunding(tx: Tx, actor: Actor, id: string): Promise<LockedAutoFunding> {
  const locked = await lockAutoFunding(tx, id);
  if (contractPolicy.partyOf(actor, locked.contract) !== 'owner') throw new NotFound('auto-funding');
  return locked;
}

/** Reads one; the caller holds its contract. */
export async function readAutoFunding(tx: Tx, id: string): Promise<AutoFunding> {
  const [row] = await tx.query<AutoFundingRow>(`select ${autoFundingColumns} from auto_fundings a where a.id = $1`, [id]);
  if (!row) throw new NotFound('auto-funding');
  return autoFundingOf(row);
}

/** The auto-funding of a kind that lives on a contract, if there is one; the caller holds the contract. */
export async function liveAutoFunding(tx: Tx, contractId: string, purpose: PrefundPurpose): Promise<AutoFunding | null> {
  const [row] = await tx.query<AutoFundingRow>(
    `select ${autoFundingColumns} from auto_fundings a where a.contract_id = $1 and a.purpose = $2 and a.state <> 'ended'`,
    [contractId, purpose],
  );
  return row ? autoFundingOf(row) : null;
}

export async function insertAutoFunding(tx: Tx, plan: AutoFunding): Promise<void> {
  await tx.query(
    `insert into auto_fundings (id, purpose, contract_id, milestone_id, currency, amount_minor, cadence, monthly_cap_minor, first_on, next_on, state, agreed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'active', $11)`,
    [
      plan.id,
      plan.purpose,
      plan.contractId,
      plan.milestoneId,
      plan.currency,
      plan.amountMinor.toString(),
      plan.cadence,
      plan.monthlyCapMinor.toString(),
      plan.firstOn,
      plan.nextOn,
      tx.now,
    ],
  );
}

/** Moves an auto-funding on; false where it stands in none of `from`. */
export async function moveAutoFunding(
  tx: Tx,
  id: string,
  from: readonly AutoFundingState[],
  to: AutoFundingState,
  because: PauseReason | null = null,
): Promise<boolean> {
  const moved = await tx.query(
    `update auto_fundings set state = $3, paused_because = $4, ended_at = case when $3 = 'ended' then $5::timestamptz end
      where id = $1 and state = any($2::text[]) returning id`,
    [id, from, to, because, tx.now],
  );
  return moved.length > 0;
}

/** Which period is asked for next. */
export async function setNextPeriod(tx: Tx, id: string, nextOn: Day): Promise<void> {
  await tx.query(`update auto_fundings set next_on = $2 where id = $1`, [id, nextOn]);
}
