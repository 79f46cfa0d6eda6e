import { randomUUID } from 'node:crypto';
import { LedgerReader } from '../../libs/ledger/src/index.js';
import { PaymentPorts, type MovementRefused, type RefundFailed } from '../../libs/payments/src/index.js';
import { Work } from '../../libs/platform/src/index.js';
import type { RunningApp } from './app.js';
import type { Member } from './people.js';
import type { Refusal } from './visitor.js';

const MONEY = '{ minor currency }';
export const HELD_MILESTONE = `id state parentId possibleActions blockedBecause frozenBecause arrivesAbout amount ${MONEY} ownerPays ${MONEY}
  refundRequest { amount ${MONEY} reason askedAt replyDueAt } deadlines { kind dueAt }
  position { price ${MONEY} funded ${MONEY} held ${MONEY} inFlight ${MONEY} released ${MONEY} refunded ${MONEY} chargedBack ${MONEY} }`;

export interface HeldMilestone {
  readonly id: string;
  readonly state: string;
  readonly possibleActions: readonly string[];
  readonly blockedBecause: string | null;
  readonly frozenBecause: readonly string[];
  readonly amount: { readonly minor: string };
  readonly refundRequest: { readonly reason: string; readonly replyDueAt: string } | null;
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly position: Readonly<
    Record<'price' | 'funded' | 'held' | 'inFlight' | 'released' | 'refunded' | 'chargedBack', { readonly minor: string }>
  >;
}

type Answer = Promise<HeldMilestone | Refusal>;

const act = (by: Member, call: string, types: string, variables: object): Answer =>
  by.does(`${call} { ... on Milestone { ${HELD_MILESTONE} } }`, types, variables);

/** Opens the payment page; answers its address or the refusal. */
export const opensPage = (by: Member, id: string) =>
  by.does<{ url: string; milestone: { state: string } }>(
    `fundMilestone(id: $id) { ... on CheckoutPage { url milestone { id state } } }`,
    '$id: ID!',
    { id },
  );

/** Back from the payment page, she asks how the payment stands. */
export const confirms = (by: Member, id: string): Answer => act(by, 'confirmFunding(id: $id)', '$id: ID!', { id });
export const leaves = (by: Member, id: string): Answer => act(by, 'leaveFunding(id: $id)', '$id: ID!', { id });
export const asksBack = (by: Member, id: string, reason = 'I no longer need it.'): Answer =>
  act(by, 'askRefund(id: $id, reason: $reason)', '$id: ID!, $reason: String!', { id, reason });
export const takesRequestBack = (by: Member, id: string): Answer => act(by, 'withdrawRefundRequest(id: $id)', '$id: ID!', { id });
export const cancelsLate = (by: Member, id: string): Answer => act(by, 'cancelLate(id: $id)', '$id: ID!', { id });
export const givesBack = (by: Member, id: string, minor: number | string, reason = 'I cannot make it.', currency = 'USD'): Answer =>
  act(by, 'giveRefund(id: $id, amount: $amount, reason: $reason)', '$id: ID!, $amount: MoneyInput!, $reason: String!', {
    id,
    reason,
    amount: { minor: String(minor), currency },
  });

/** Emil gives back released money; a key of its own for each act, unless it is told again. */
export const givesReleasedBack = (
  by: Member,
  id: string,
  minor: number | string,
  { key = randomUUID(), reason = 'The last part was not what you needed.', currency = 'USD' } = {},
): Answer =>
  act(
    by,
    'refundReleased(id: $id, key: $key, amount: $amount, reason: $reason)',
    '$id: ID!, $key: ID!, $amount: MoneyInput!, $reason: String!',
    {
      id,
      key,
      reason,
      amount: { minor: String(minor), currency },
    },
  );

/** The milestone as somebody sees it now; null where they may not. */
export async function milestoneSeenBy(by: Member, id: string): Promise<HeldMilestone> {
  const { milestone } = await by.asks<{ milestone: HeldMilestone | null }>(
    `query ($id: ID!) { milestone(id: $id) { ${HELD_MILESTONE} } }`,
    { id },
  );
  if (!milestone) throw new Error('They cannot see this milestone.');
  return milestone;
}

/** All rows of a funded milestone that stand for themselves, oldest first. */
export const partsOf = (world: RunningApp, rootId: string) =>
  world.sql<{ id: string; state: string; amount: string; stood: string | null }>(
    `select id, state, amount_minor::text as amount, stood_in as stood from milestones where root_id = $1 and state <> 'divided' order by id`,
    [rootId],
  );

/** Every account with a balance, debit positive. */
export async function books(world: RunningApp): Promise<Record<string, bigint>> {
  const rows = await world.app.get(LedgerReader).trialBalance('USD');
  return Object.fromEntries(rows.map(({ account, amountMinor }) => [account, amountMinor]));
}

/** What a week or a retainer's period holds, and the owner fee on it. */
export async function heldUnder(world: RunningApp, id: string): Promise<readonly [number, number]> {
  const all = await books(world);
  return [Number(-(all[`escrow:${id}`] ?? 0n)), Number(-(all[`deferred_fee:${id}`] ?? 0n))];
}

/** The parts of a position as plain numbers, with the sum that must be what was funded. */
export function sums({ position }: Pick<HeldMilestone, 'position'>) {
  const of = (part: keyof HeldMilestone['position']) => Number(position[part].minor);
  const parts = {
    held: of('held'),
    inFlight: of('inFlight'),
    released: of('released'),
    refunded: of('refunded'),
    chargedBack: of('chargedBack'),
  };
  return { ...parts, funded: of('funded'), adds: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}

/** The wishes that were recorded for a milestone, in the order they were made. */
export const wishesOf = (world: RunningApp, milestoneId: string) =>
  world.sql<{ id: string; op: string; key: string; amount: string; state: string }>(
    `select movement_id as id, op, business_key as key, amount_minor::text as amount, state from intents where milestone_id = $1 order by created_at, id`,
    [milestoneId],
  );

/** Tells the newest wish's end as payments do, without the payment partner: for stories about what follows from it. */
export async function partnerSays(
  world: RunningApp,
  milestoneId: string,
  port: 'transferSettled' | 'refundSettled' | 'transferRefused' | 'refundRefused' | 'refundFailed',
  refusal: Partial<MovementRefused & RefundFailed> = {},
): Promise<void> {
  const op = port.startsWith('transfer') ? 'release' : 'refund';
  const [wish] = await world.sql<{ id: string; key: string; contract: string; amount: string; subject: { type: string; id: string } }>(
    `select movement_id as id, business_key as key, contract_id as contract, amount_minor::text as amount,
            json_build_object('type', subject_type, 'id', subject_id) as subject from intents
      where milestone_id = $1 and op = $2 order by created_at desc, id desc limit 1`,
    [milestoneId, op],
  );
  if (!wish) throw new Error(`No ${op} was wished for.`);
  const ports = world.app.get(PaymentPorts);
  await world.app.get(Work).transaction(async (tx) => {
    await ports.get('lock')(tx, { contractId: wish.contract, milestoneId });
    const amountMinor = BigInt(wish.amount);
    await ports.get(port)(tx, {
      intentId: wish.id,
      businessKey: wish.key,
      contractId: wish.contract,
      milestoneId,
      subject: wish.subject,
      currency: 'USD',
      amountMinor,
      failedMinor: amountMinor,
      nothingMoved: false,
      code: 'balance_insufficient',
      message: 'Not now.',
      retryable: true,
      ...refusal,
    });
  });
}

/** Lets an expert receive transfers, as if onboarding were done long ago. */
export const canReceive = (world: RunningApp, expert: Member, yes = true) =>
  world.sql(
    `insert into connected_accounts (user_id, stripe_id, country, transfers_status, can_receive, submitted, created_at)
     values ($1, $2, 'DE', $3, $4, true, now()) on conflict (user_id) do update set can_receive = excluded.can_receive`,
    [expert.id, `acct_${expert.id}`, yes ? 'active' : 'inactive', yes],
  );
