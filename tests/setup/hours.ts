import type { RunningApp } from './app.js';
import type { FundedContract } from './given-a-funded-contract.js';
import { worked } from './given-a-task.js';
import type { Member } from './people.js';
import { type AgreedAutoFunding, usd } from './retainers.js';

const MONEY = '{ minor currency }';
const WEEK = `id startsOn state countedMinutes unpaidMinutes cost ${MONEY}
  lines { id day minutes paidMinutes memo output queryReason answeredMinutes }`;
const AGREEMENT = `id state proposedBy capHours rate ${MONEY} weeks { ${WEEK} }`;
const FUNDED = '... on AgreedAutoFunding { url autoFunding { id state periods { id startsOn state } } }';

export interface ShownLine {
  readonly id: string;
  readonly day: string;
  readonly minutes: number;
  readonly paidMinutes: number;
  readonly memo: string;
  readonly queryReason: string | null;
  readonly answeredMinutes: number | null;
}

export interface ShownWeek {
  readonly id: string;
  readonly startsOn: string;
  readonly state: string;
  readonly countedMinutes: number;
  readonly unpaidMinutes: number;
  readonly cost: { readonly minor: string };
  readonly lines: readonly ShownLine[];
}

export interface ShownAgreement {
  readonly id: string;
  readonly state: string;
  readonly proposedBy: string;
  readonly capHours: number;
  readonly weeks: readonly ShownWeek[];
}

/** Somebody proposes 40.00 an hour, ten hours a week, or what is given. */
export const proposesHours = (by: Member, contractId: string, rateMinor = 4_000, capHours = 10, currency = 'USD') =>
  by.does<ShownAgreement>(
    `proposeHours(id: $id, rate: $rate, capHours: $cap) { ... on HourlyAgreement { ${AGREEMENT} } }`,
    '$id: ID!, $rate: MoneyInput!, $cap: Int!',
    { id: contractId, rate: { minor: String(rateMinor), currency }, cap: capHours },
  );

const agreement = (by: Member, call: string, id: string) =>
  by.does<ShownAgreement>(`${call}(id: $id) { ... on HourlyAgreement { ${AGREEMENT} } }`, '$id: ID!', { id });
export const acceptsHours = (by: Member, id: string) => agreement(by, 'acceptHours', id);
export const refusesHours = (by: Member, id: string) => agreement(by, 'refuseHours', id);
export const endsHours = (by: Member, id: string) => agreement(by, 'endHours', id);

/** Olga lets weeks be paid by themselves, from her saved card. */
export const fundsWeeks = (by: Member, id: string, capMinor = 500_000, consent: string | null = null) =>
  by.does<AgreedAutoFunding>(
    `fundWeeks(id: $id, monthlyCap: $cap, consent: $consent) { ${FUNDED} }`,
    '$id: ID!, $cap: MoneyInput!, $consent: String',
    { id, cap: usd(capMinor), consent },
  );

export interface Time {
  readonly day?: string;
  readonly minutes?: number;
  readonly memo?: string;
  readonly output?: string;
}

const lineTypes = '$id: ID!, $minutes: Int!, $memo: String!, $output: String!';
export const logsTime = (
  by: Member,
  weekId: string,
  { day, minutes = 120, memo = 'Matched the payouts of March.', output = 'none' }: Time,
) =>
  by.does<ShownWeek>(
    `logTime(id: $id, day: $day, minutes: $minutes, memo: $memo, output: $output) { ... on Week { ${WEEK} } }`,
    `${lineTypes}, $day: String!`,
    { id: weekId, day, minutes, memo, output },
  );
export const editsTime = (by: Member, lineId: string, { minutes = 120, memo = 'Matched the payouts of March.', output = 'none' }: Time) =>
  by.does<ShownWeek>(`editTime(id: $id, minutes: $minutes, memo: $memo, output: $output) { ... on Week { ${WEEK} } }`, lineTypes, {
    id: lineId,
    minutes,
    memo,
    output,
  });

const week = (by: Member, call: string, id: string) =>
  by.does<ShownWeek>(`${call}(id: $id) { ... on Week { ${WEEK} } }`, '$id: ID!', { id });
export const confirmsWeek = (by: Member, id: string) => week(by, 'confirmWeek', id);
export const approvesWeek = (by: Member, id: string) => week(by, 'approveWeek', id);
export const queriesLines = (by: Member, id: string, lineIds: readonly string[], reason = 'What came of it?') =>
  by.does<ShownWeek>(`queryLines(id: $id, lines: $lines) { ... on Week { ${WEEK} } }`, '$id: ID!, $lines: [LineQueryInput!]!', {
    id,
    lines: lineIds.map((lineId) => ({ lineId, reason })),
  });
export const answersQuery = (by: Member, lineId: string, minutes: number) =>
  by.does<ShownWeek>(`answerQuery(id: $id, minutes: $minutes) { ... on Week { ${WEEK} } }`, '$id: ID!, $minutes: Int!', {
    id: lineId,
    minutes,
  });

/** Hours that Emil proposed and Olga accepted. */
export async function givenAgreedHours({ olga, emil, contractId }: FundedContract, rateMinor = 4_000, capHours = 10): Promise<string> {
  const proposed = await worked<ShownAgreement>(proposesHours(emil, contractId, rateMinor, capHours));
  await worked(acceptsHours(olga, proposed.id));
  return proposed.id;
}

/** The newest agreement on hours as somebody sees it, its weeks from the earliest on. */
export async function hoursSeenBy(by: Member, contractId: string): Promise<ShownAgreement & { readonly inOrder: readonly ShownWeek[] }> {
  const { contract } = await by.asks<{ contract: { hourlyAgreements: readonly ShownAgreement[] } }>(
    `query ($id: ID!) { contract(id: $id) { hourlyAgreements { ${AGREEMENT} } } }`,
    { id: contractId },
  );
  const [newest] = contract.hourlyAgreements;
  if (!newest) throw new Error('No hours were agreed.');
  return { ...newest, inOrder: [...newest.weeks].reverse() };
}

/** Time passes until a moment of the week: `day` 0 is the Monday of the week with that first day. */
export async function timePassesTo(world: RunningApp, monday: string, day: number, hour = 0, minute = 0): Promise<void> {
  const at = new Date(`${monday}T00:00:00Z`).getTime() + ((day * 24 + hour) * 60 + minute) * 60_000;
  const left = at - world.clock.now().getTime();
  if (left > 0) await world.clock.passes(left + 1_000);
}

/** The day of a week, Monday first, as text. */
export const dayOfWeek = (monday: string, n: number): string =>
  new Date(new Date(`${monday}T00:00:00Z`).getTime() + n * 86_400_000).toISOString().slice(0, 10);
