import type Stripe from 'stripe';
import type { Deal } from './wishes.js';
import type { World } from './world.js';

/**
 * Everything that is left of one deal: the books, the wishes, our rows, and the objects at Stripe. Ids are replaced by
 * what they name and times are left out, so that two runs of the same story can be compared whole.
 */
export async function endState(world: World, deal: Deal): Promise<unknown> {
  const [ours, theirs] = [await ourSide(world, deal), await stripesSide(world, deal)];
  return JSON.parse(nameless(JSON.stringify({ ours, theirs }), deal)) as unknown;
}

/**
 * Not the generation of a wish: a payment page whose time ran out while the worker was dead is asked for under a new key, since the
 * old one made nothing. What matters is that one object stands at Stripe, which is compared as well.
 */
const ourTables = {
  intents: `select op, n, state, code, currency, amount_minor, stopped, stripe_object_id is not null as made, reported_at is not null as reported
              from intents where contract_id = $1 or lane in ($2, $3)`,
  payments: `select purpose, state, money_lies, currency, price_minor, owner_fee_minor, refunded_minor, stripe_fee_minor, checkout_url is not null as page,
               stripe_session is not null as session, stripe_charge is not null as charge from payments where contract_id = $1`,
  transfers: `select currency, amount_minor, reversed_minor from transfers where contract_id = $1`,
  refunds: `select r.state, r.amount_minor, r.settled_at is not null as settled, r.failed_at is not null as failed
              from refunds r join payments p on p.id = r.payment_id where p.contract_id = $1`,
  chargebacks: `select c.kind, c.status, c.outcome, c.amount_minor, c.recovered_minor, c.answered_at is not null as answered
              from chargebacks c join payments p on p.id = c.payment_id where p.contract_id = $1`,
  warnings: `select w.reason, w.actionable from fraud_warnings w join payments p on p.id = w.payment_id where p.contract_id = $1`,
  cards: `select brand, last4, is_default, removed_at is not null as removed from saved_cards where user_id::text = $2`,
  setups: `select state, page_url is not null as page from card_setups where user_id::text = $2`,
  customers: `select user_id::text from stripe_customers where user_id::text = $2`,
  accounts: `select country, can_receive, submitted, transfers_status, stripe_id is not null as made from connected_accounts where user_id::text = $3`,
  payouts: `select state, amount_minor, currency from stripe_payouts where user_id::text = $3`,
  rollovers: `select r.amount_minor from held_rollovers r where r.from_id = $4`,
  journals: `select j.kind, j.source_type, j.currency, j.reverses is not null as reversal,
               (select jsonb_agg(jsonb_build_array(a.name, p.amount) order by a.name) from ledger_postings p join ledger_accounts a on a.id = p.account_id
                 where p.journal_id = j.id) as lines
              from ledger_journals j where j.contract_id = $1 or j.source_id in (select id from stripe_payouts where user_id::text = $3)`,
};

async function ourSide(world: World, { contractId, olga, emil, milestoneId }: Deal): Promise<Record<string, unknown[]>> {
  const parameters = [contractId, olga, emil, milestoneId];
  const read = async (sql: string) =>
    sorted(await world.work.read<object>(`with given as (select $1::uuid, $2::text, $3::text, $4::text) ${sql}`, parameters));
  return Object.fromEntries(await Promise.all(Object.entries(ourTables).map(async ([name, sql]) => [name, await read(sql)] as const)));
}

async function stripesSide(world: World, deal: Deal): Promise<Record<string, unknown[]>> {
  const { stripe } = world;
  const [customer] = await world.work.read<{ id: string }>(`select stripe_id as id from stripe_customers where user_id = $1`, [deal.olga]);
  const of = customer ? { customer: customer.id, limit: 100 } : null;
  const sessions = of ? (await stripe.checkout.sessions.list(of)).data : [];
  const payments = of ? (await stripe.paymentIntents.list(of)).data : [];
  const cards = of ? (await stripe.paymentMethods.list(of)).data : [];
  const group = { transfer_group: `ms_${deal.milestoneId}`, limit: 100 };
  const [charges, transfers] = [(await stripe.charges.list(group)).data, (await stripe.transfers.list(group)).data];
  const ofPayments = async <T>(list: (of: { payment_intent: string }) => Promise<Stripe.ApiList<T>>): Promise<T[]> =>
    (await Promise.all(payments.map(async ({ id }) => (await list({ payment_intent: id })).data))).flat();
  const refunds = await ofPayments<Stripe.Refund>((by) => stripe.refunds.list(by));
  const disputes = await ofPayments<Stripe.Dispute>((by) => stripe.disputes.list(by));
  const accounts = await stripe.v2.core.accounts.list({ limit: 20 }).autoPagingToArray({ limit: 500 });
  return {
    sessions: sorted(sessions.map(({ mode, status, payment_status, amount_total }) => ({ mode, status, payment_status, amount_total }))),
    payments: sorted(payments.map(({ status, amount, amount_received }) => ({ status, amount, amount_received }))),
    cards: sorted(cards.map(({ card }) => ({ last4: card?.last4 }))),
    charges: sorted(charges.map(({ status, amount, amount_refunded, disputed }) => ({ status, amount, amount_refunded, disputed }))),
    transfers: sorted(transfers.map(({ amount, amount_reversed, reversals }) => ({ amount, amount_reversed, n: reversals.data.length }))),
    refunds: sorted(refunds.map(({ status, amount }) => ({ status, amount }))),
    disputes: sorted(disputes.map(({ status, evidence_details: { submission_count } }) => ({ status, submission_count }))),
    accounts: accounts.filter(({ metadata }) => metadata?.['sc_user'] === deal.emil).map(() => 'account'),
  };
}

const sorted = <T>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

function nameless(text: string, { contractId, milestoneId, olga, emil }: Deal): string {
  return text
    .replaceAll(contractId, 'contract')
    .replaceAll(milestoneId, 'milestone')
    .replaceAll(olga, 'olga')
    .replaceAll(emil, 'emil')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/\b(acct|dp|du)_\w+/g, '<$1>');
}
