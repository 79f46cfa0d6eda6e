import type { Currency } from '@sidecrew/money';
import { newId, NotFound, type ProcessActor, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockContract } from '../hiring/contract-locks.js';
import { recordTimeline } from '../hiring/timeline.js';
import { stepOrRefuse } from '../step-or-refuse.js';
import type { Day } from '../funding/prefunds/periods.js';
import { weekProcess, type WeekState, type WeekStep } from './week.process.js';

/** Work by the hour, as two people agreed on it. */
export interface HourlyAgreement {
  readonly id: string;
  readonly contractId: string;
  readonly currency: Currency;
  /** Per hour. */
  readonly rateMinor: bigint;
  /** Per week; a whole number of hours. */
  readonly capMinutes: number;
  readonly proposedBy: 'owner' | 'expert';
  readonly state: 'proposed' | 'active' | 'refused' | 'ended';
}

/** One week, Monday to Sunday in UTC. Its id is that of its prefund, too. */
export interface Week {
  readonly id: string;
  readonly agreementId: string;
  readonly contractId: string;
  readonly startsOn: Day;
  readonly state: WeekState;
  /** As approved; null before. */
  readonly approvedMinutes: number | null;
}

export interface WeekLine {
  readonly id: string;
  readonly weekId: string;
  readonly day: Day;
  readonly minutes: number;
  readonly paidMinutes: number;
  readonly memo: string;
  readonly output: string;
  readonly queryReason: string | null;
  readonly answeredMinutes: number | null;
}

export type AgreementRow = Omit<HourlyAgreement, 'rateMinor'> & { readonly rateMinor: string };

export const agreementColumns = `h.id, h.contract_id as "contractId", h.currency, h.rate_minor::text as "rateMinor", h.cap_minutes as "capMinutes",
  h.proposed_by as "proposedBy", h.state`;
export const weekColumns = `w.id, w.agreement_id as "agreementId", w.contract_id as "contractId", w.starts_on::text as "startsOn", w.state,
  w.approved_minutes as "approvedMinutes"`;
export const lineColumns = `l.id, l.week_id as "weekId", l.day::text as day, l.minutes, l.paid_minutes as "paidMinutes", l.memo, l.output,
  l.query_reason as "queryReason", l.answered_minutes as "answeredMinutes"`;

const agreementOf = (row: AgreementRow): HourlyAgreement => ({ ...row, rateMinor: BigInt(row.rateMinor) });

export interface LockedAgreement {
  readonly contract: Contract;
  readonly agreement: HourlyAgreement;
}

export interface LockedWeek extends LockedAgreement {
  readonly week: Week;
}

/** Locks the contract of an agreement and reads it after that. Whether the actor may see it is the caller's next line. */
export async function lockAgreement(tx: Tx, id: string): Promise<LockedAgreement> {
  const [seen] = await tx.query<{ contractId: string }>(`select contract_id as "contractId" from hourly_agreements where id = $1`, [id]);
  if (!seen) throw new NotFound('hourly agreement');
  return { contract: await lockContract(tx, seen.contractId), agreement: await readAgreement(tx, id) };
}

/** The same for a week. */
export async function lockWeek(tx: Tx, id: string): Promise<LockedWeek> {
  const [seen] = await tx.query<{ agreementId: string }>(`select agreement_id as "agreementId" from weeks where id = $1`, [id]);
  if (!seen) throw new NotFound('week');
  return { ...(await lockAgreement(tx, seen.agreementId)), week: await readWeek(tx, id) };
}

/** Reads an agreement; the caller holds its contract. */
export async function readAgreement(tx: Tx, id: string): Promise<HourlyAgreement> {
  const [row] = await tx.query<AgreementRow>(`select ${agreementColumns} from hourly_agreements h where h.id = $1`, [id]);
  if (!row) throw new NotFound('hourly agreement');
  return agreementOf(row);
}

/** What is proposed or holds for a contract, if anything is; the caller holds the contract. */
export async function liveAgreement(tx: Tx, contractId: string): Promise<HourlyAgreement | null> {
  const [row] = await tx.query<AgreementRow>(
    `select ${agreementColumns} from hourly_agreements h where h.contract_id = $1 and h.state in ('proposed', 'active')`,
    [contractId],
  );
  return row ? agreementOf(row) : null;
}

export async function readWeek(tx: Tx, id: string): Promise<Week> {
  const [row] = await tx.query<Week>(`select ${weekColumns} from weeks w where w.id = $1`, [id]);
  if (!row) throw new NotFound('week');
  return row;
}

/** The weeks of an agreement that are not over, the oldest first. */
export const weeksOfAgreement = (tx: Tx, agreementId: string): Promise<Week[]> =>
  tx.query<Week>(`select ${weekColumns} from weeks w where w.agreement_id = $1 order by w.starts_on`, [agreementId]);

export const linesOfWeek = (tx: Tx, weekId: string): Promise<WeekLine[]> =>
  tx.query<WeekLine>(`select ${lineColumns} from week_lines l where l.week_id = $1 order by l.day, l.id`, [weekId]);

/** Writes a week down, once; answers it. */
export async function weekOn(tx: Tx, agreement: HourlyAgreement, startsOn: Day): Promise<{ readonly week: Week; readonly isNew: boolean }> {
  const made = await tx.query<Week>(
    `insert into weeks as w (id, agreement_id, contract_id, starts_on, state, changed_at) values ($1, $2, $3, $4, 'scheduled', $5)
     on conflict (agreement_id, starts_on) do nothing returning ${weekColumns}`,
    [newId(), agreement.id, agreement.contractId, startsOn, tx.now],
  );
  if (made[0]) return { week: made[0], isNew: true };
  const [known] = await tx.query<Week>(`select ${weekColumns} from weeks w where w.agreement_id = $1 and w.starts_on = $2`, [
    agreement.id,
    startsOn,
  ]);
  if (!known) throw new Error('A week that is there can be read.');
  return { week: known, isNew: false };
}

/** The timeline hears of these from the money itself. */
const toldByMoney: readonly WeekState[] = ['open', 'releasing', 'released'];

/** Takes a step of the process table and tells the timeline; refuses with the state that stands. The caller holds the contract. */
export async function takeWeek(
  tx: Tx,
  week: Week,
  step: WeekStep,
  by: ProcessActor,
  {
    to,
    actorId = null,
    approvedMinutes,
  }: { readonly to?: WeekState; readonly actorId?: string | null; readonly approvedMinutes?: number } = {},
): Promise<Week> {
  const state = stepOrRefuse('week', () => weekProcess.step(step, week.state, by, to));
  await tx.query(`update weeks set state = $2, approved_minutes = coalesce($3, approved_minutes), changed_at = $4 where id = $1`, [
    week.id,
    state,
    approvedMinutes ?? null,
    tx.now,
  ]);
  if (state !== week.state && !toldByMoney.includes(state)) {
    await recordTimeline(tx, {
      contractId: week.contractId,
      kind: `week_${state}`,
      actorId,
      actorRole: by,
      facts: { startsOn: week.startsOn },
    });
  }
  return { ...week, state, approvedMinutes: approvedMinutes ?? week.approvedMinutes };
}
