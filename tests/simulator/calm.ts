import { days, minutes } from '../../libs/platform/src/index.js';
import type { Row, Sight } from './look.js';
import { type Moved, settledMoney } from './model/money.js';
import type { Scene } from './scene.js';

/** Findings that tell of something true that only a person can end. */
const forPeople = ['refund_came_back'];

/** The line to Stripe is good again, and time passes until all that was lost is found: two comparisons with Stripe's books. */
export async function calmDown({ world, sandbox, staff }: Scene): Promise<void> {
  sandbox.control.faults.clear();
  for (const wait of [minutes(20), days(1), minutes(20), minutes(20)]) await world.clock.passes(wait);
  await staff[0]?.asks(`mutation { reconcileNow { __typename } }`);
  await world.worker.drain();
}

/** What must be true once everything is told: both books agree to the cent, and so does each milestone with the model. */
export async function inCalm(scene: Scene, sight: Sight): Promise<string[]> {
  const { world } = scene;
  const [openWork, breaks] = await Promise.all([
    world.sql(`select op, state, code from intents where state not in ('done', 'refused') and op <> 'fund'
                union all select type, state, last_error from stripe_events where state = 'waiting'`),
    world.sql<{ kind: string; reference: string }>(
      `select kind, reference, expected_minor, found_minor from reconciliation_breaks where resolved_at is null and gone_at is null`,
    ),
  ]);
  return [
    ...openWork.map((work) => `this is not done: ${JSON.stringify(work)}`),
    ...breaks.filter(({ kind }) => !forPeople.includes(kind)).map((found) => `the comparison says ${JSON.stringify(found)}`),
    ...(await balancesDiffer(scene)),
    ...(await milestonesDiffer(scene, sight)),
  ];
}

/** How far the books are from the balance at the bank, by currency: cents that were lost, or found. */
export async function balancesDiffer({ world, sandbox }: Scene): Promise<string[]> {
  const { balances, platform } = sandbox.control.dump();
  const ours = await world.sql<{ currency: string; minor: string; name: string }>(
    `select a.currency, a.name, sum(p.amount)::text as minor from ledger_accounts a join ledger_postings p on p.account_id = a.id
      where a.name in ('stripe_balance', 'stripe_reserved', 'suspense') group by a.currency, a.name`,
  );
  const of = (code: string, names: readonly string[]) =>
    ours.filter(({ currency, name }) => currency === code && names.includes(name)).reduce((sum, { minor }) => sum + BigInt(minor), 0n);
  return balances
    .filter(({ account }) => account === platform)
    .flatMap(({ currency, available, pending, reserved }) => {
      const [code, theirs] = [currency.toUpperCase(), BigInt(available + pending + reserved)];
      const [booked, suspense] = [of(code, ['stripe_balance', 'stripe_reserved']), of(code, ['suspense'])];
      return [
        ...(booked === theirs ? [] : [`the books say ${booked} ${code} at Stripe, which says ${theirs}`]),
        ...(suspense === 0n ? [] : [`${suspense} ${code} lie in suspense`]),
      ];
    });
}

async function milestonesDiffer({ world, sandbox }: Scene, sight: Sight): Promise<string[]> {
  const { charges, transfers, refunds, disputes } = sandbox.control.dump();
  const sum = (amounts: readonly number[]) => BigInt(amounts.reduce((total, amount) => total + amount, 0));
  const payments = await world.sql<{ root: string; charge: string; lies: string | null }>(
    `select milestone_id as root, stripe_charge as charge, money_lies as lies from payments where stripe_charge is not null`,
  );
  const booked = await world.sql<{ root: string; kind: string; minor: string }>(
    `select m.root_id as root, case when a.class in ('escrow', 'deferred_fee', 'refund_payable', 'payable') then a.class
                   when j.kind = 'reversal' then j.meta ->> 'kind' else j.kind end as kind, sum(p.amount)::text as minor
       from ledger_journals j join milestones m on m.id = j.milestone_id join ledger_postings p on p.journal_id = j.id join ledger_accounts a on a.id = p.account_id
      where a.class in ('escrow', 'deferred_fee', 'refund_payable', 'payable', 'bank', 'receivable') group by 1, 2`,
  );
  const legs = await world.sql<{ root: string; n: number }>(`select root_id as root, count(*)::int as n from money_legs group by 1`);
  const rowsOf = Map.groupBy(sight.rows.values(), ({ rootId }) => rootId);
  return [...rowsOf].flatMap(([root, rows]: [string, Row[]]) => {
    const own = payments.filter((payment) => payment.root === root);
    const held = own.filter(({ lies }) => lies === 'held').map(({ charge }) => charge);
    const inBooks = (kind: string) => BigInt(booked.find((one) => one.root === root && one.kind === kind)?.minor ?? 0);
    const live = refunds.filter(({ status }) => status === 'succeeded' || status === 'pending');
    const moved: Moved = {
      charged: sum(charges.filter(({ id }) => held.includes(id)).map(({ amount }) => amount)),
      transferred: sum(
        transfers
          .filter(({ source_transaction: source }) => source && held.includes(source))
          .map((one) => one.amount - one.amount_reversed),
      ),
      refunded: sum(live.filter(({ charge }) => held.includes(charge)).map(({ amount }) => amount)),
      byHand: -inBooks('refund_paid_by_hand'),
      setOff: -inBooks('set_off'),
      escrow: inBooks('escrow'),
      deferredFee: inBooks('deferred_fee'),
      promised: -inBooks('refund_payable'),
      owed: -inBooks('payable'),
      legs: legs.find((one) => one.root === root)?.n ?? 0,
      lost: disputes.some(({ charge, status }) => status === 'lost' && held.includes(charge)),
    };
    const unwanted = own
      .filter(({ lies }) => lies === 'returned')
      .filter(({ charge }) => {
        const took = charges.find(({ id }) => id === charge)?.amount ?? 0;
        const tried = refunds.filter((refund) => refund.charge === charge);
        return !tried.some(({ status }) => status === 'failed') && sum(tried.map(({ amount }) => amount)) !== BigInt(took);
      });
    return [
      ...settledMoney(root, rows, moved),
      ...unwanted.map(({ charge }) => `charge ${charge}, which nobody waited for, did not go back in full`),
    ];
  });
}
