import { days, minutes } from '../../libs/platform/src/index.js';
import { milestonesDiffer } from './compare-milestones.js';
import { tipsDiffer } from './compare-tips.js';
import type { Sight } from './look.js';
import type { Scene } from './scene.js';

/** Findings that tell of something true that only a person can end. */
const forPeople = ['refund_came_back'];

/** With a good line to Stripe, time passes until all that was lost is found: two comparisons with Stripe's books. */
export async function calmDown({ world, staff }: Scene): Promise<void> {
  for (const wait of [minutes(20), days(1), minutes(20), minutes(20)]) await world.clock.passes(wait);
  await staff[0]?.asks(`mutation { reconcileNow { __typename } }`);
  await world.worker.drain();
}

/** What must be true once everything is told: both books agree to the cent, and so does each milestone with the model. */
export async function inCalm(scene: Scene, sight: Sight): Promise<string[]> {
  const { world } = scene;
  const [openWork, breaks] = await Promise.all([
    world.sql(
      `select op, state, code from intents where state not in ('done', 'refused') and op <> 'fund' and not (op = 'fund.saved' and retry_at > $1)
                union all select type, state, last_error from stripe_events where state = 'waiting'`,
      [world.clock.now()],
    ),
    world.sql<{ kind: string; reference: string }>(
      `select kind, reference, expected_minor, found_minor from reconciliation_breaks where resolved_at is null and gone_at is null`,
    ),
  ]);
  return [
    ...openWork.map((work) => `this is not done: ${JSON.stringify(work)}`),
    ...breaks.filter(({ kind }) => !forPeople.includes(kind)).map((found) => `the comparison says ${JSON.stringify(found)}`),
    ...(await balancesDiffer(scene)),
    ...(await milestonesDiffer(scene, sight)),
    ...(await tipsDiffer(scene)),
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
