import type { RunningApp } from './app.js';
import type { FundedContract } from './given-a-funded-contract.js';
import { worked } from './given-a-task.js';
import type { Member } from './people.js';
import { cardsOf } from './saved-cards.js';
import type { Refusal } from './visitor.js';

const MONEY = '{ minor currency }';
const PLAN = `id purpose state pausedBecause cadence nextOn amount ${MONEY} monthlyCap ${MONEY}
  periods { id startsOn endsOn state retryAt pageUrl pageUntil price ${MONEY} ownerFee ${MONEY} rolledOver ${MONEY} held ${MONEY} }`;
const DRAWDOWN = `id retainerId state note reason askedAt amount ${MONEY}`;

interface Amount {
  readonly minor: string;
}

export interface ShownPeriod {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: string;
  readonly retryAt: string | null;
  readonly pageUrl: string | null;
  readonly price: Amount;
  readonly ownerFee: Amount;
  readonly rolledOver: Amount;
  readonly held: Amount;
}

export interface ShownAutoFunding {
  readonly id: string;
  readonly purpose: string;
  readonly state: string;
  readonly pausedBecause: string | null;
  readonly nextOn: string;
  readonly periods: readonly ShownPeriod[];
}

export interface ShownDrawdown {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly amount: Amount;
}

export interface AgreedAutoFunding {
  readonly autoFunding: ShownAutoFunding;
  readonly url: string | null;
}

export const usd = (minor: number) => ({ minor: String(minor), currency: 'USD' });

export interface RetainerWish {
  readonly minor?: number;
  readonly cadence?: 'week' | 'month';
  readonly capMinor?: number;
  readonly currency?: string;
  /** On a page that keeps the card; otherwise a saved card is charged. Other words than ours where given. */
  readonly onPage?: boolean;
  readonly consent?: string;
}

/** Olga agrees to a retainer. */
export async function agreesToRetainer(
  by: Member,
  contractId: string,
  { minor = 20_000, cadence = 'month', capMinor = 100_000, currency = 'USD', onPage = false, consent }: RetainerWish = {},
): Promise<AgreedAutoFunding | Refusal> {
  return by.does(
    `agreeRetainer(id: $id, amount: $amount, cadence: $cadence, monthlyCap: $cap, consent: $consent) { ... on AgreedAutoFunding { url autoFunding { ${PLAN} } } }`,
    '$id: ID!, $amount: MoneyInput!, $cadence: Cadence!, $cap: MoneyInput!, $consent: String',
    {
      id: contractId,
      amount: { minor: String(minor), currency },
      cadence,
      cap: { minor: String(capMinor), currency },
      consent: consent ?? (onPage ? (await cardsOf(by)).consent : null),
    },
  );
}

/** A retainer of a funded contract whose first period was charged to Olga's saved card. */
export async function givenARetainer(world: RunningApp, contract: FundedContract, wish: RetainerWish = {}): Promise<string> {
  const { autoFunding } = await worked<AgreedAutoFunding>(agreesToRetainer(contract.olga, contract.contractId, wish));
  await world.worker.drain();
  return autoFunding.id;
}

const plan = (by: Member, call: string, id: string) =>
  by.does<ShownAutoFunding>(`${call}(id: $id) { ... on AutoFunding { ${PLAN} } }`, '$id: ID!', { id });
export const pauses = (by: Member, id: string) => plan(by, 'pauseAutoFunding', id);
export const resumes = (by: Member, id: string) => plan(by, 'resumeAutoFunding', id);
export const confirmsPeriod = (by: Member, id: string) => plan(by, 'confirmPeriod', id);
export const endsRetainer = (by: Member, id: string) => plan(by, 'endRetainer', id);

/** Olga asks for the page of a period, to keep the card or not. */
export const fundsPeriod = (by: Member, id: string, consent: string | null = null) =>
  by.does<{ url: string; periodId: string }>(
    `fundPeriod(id: $id, consent: $consent) { ... on PeriodPage { url periodId } }`,
    '$id: ID!, $consent: String',
    { id, consent },
  );

const drawdown = (by: Member, call: string, types: string, variables: object) =>
  by.does<ShownDrawdown>(`${call} { ... on Drawdown { ${DRAWDOWN} } }`, types, variables);
export const asksDrawdown = (by: Member, id: string, minor: number, note = 'The books of March.', currency = 'USD') =>
  drawdown(by, 'askDrawdown(id: $id, amount: $amount, note: $note)', '$id: ID!, $amount: MoneyInput!, $note: String!', {
    id,
    amount: { minor: String(minor), currency },
    note,
  });
export const approvesDrawdown = (by: Member, id: string) => drawdown(by, 'approveDrawdown(id: $id)', '$id: ID!', { id });
export const withdrawsDrawdown = (by: Member, id: string) => drawdown(by, 'withdrawDrawdown(id: $id)', '$id: ID!', { id });
export const declinesDrawdown = (by: Member, id: string, reason = 'That is not done.') =>
  drawdown(by, 'declineDrawdown(id: $id, reason: $reason)', '$id: ID!, $reason: String!', { id, reason });

/** What somebody sees of the contract's auto-fundings and drawdowns. */
export async function periodsSeenBy(by: Member, contractId: string) {
  const { contract } = await by.asks<{
    contract: { state: string; autoFundings: readonly ShownAutoFunding[]; drawdowns: readonly ShownDrawdown[] };
  }>(`query ($id: ID!) { contract(id: $id) { state autoFundings { ${PLAN} } drawdowns { ${DRAWDOWN} } } }`, { id: contractId });
  return contract;
}

/** The one auto-funding of a contract that is newest, as somebody sees it. */
export async function planSeenBy(by: Member, contractId: string): Promise<ShownAutoFunding> {
  const [newest] = (await periodsSeenBy(by, contractId)).autoFundings;
  if (!newest) throw new Error('Nothing was agreed.');
  return newest;
}
