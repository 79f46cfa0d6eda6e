import type { Row, Sight } from './look.js';
import { type Moved, settledMoney } from './model/money.js';
import type { Scene } from './scene.js';

/** What moved for each funded milestone, in the books and at the bank, held against the model. */
export async function milestonesDiffer({ world, sandbox }: Scene, sight: Sight): Promise<string[]> {
  const { charges, transfers, refunds, disputes } = sandbox.control.dump();
  const sum = (amounts: readonly number[]) => BigInt(amounts.reduce((total, amount) => total + amount, 0));
  const payments = await world.sql<{ root: string; charge: string; lies: string | null }>(
    `select milestone_id as root, stripe_charge as charge, money_lies as lies from payments where stripe_charge is not null and held_for = milestone_id::text`,
  );
  const booked = await world.sql<{ root: string; kind: string; minor: string }>(
    `select m.root_id as root, case when a.class in ('escrow', 'deferred_fee', 'refund_payable', 'payable') then a.class
                   when j.kind = 'reversal' then j.meta ->> 'kind' else j.kind end as kind, sum(p.amount)::text as minor
       from ledger_journals j join milestones m on m.id = j.milestone_id join ledger_postings p on p.journal_id = j.id join ledger_accounts a on a.id = p.account_id
      where a.class in ('payable', 'bank', 'receivable') or a.name in ('escrow:' || m.root_id, 'deferred_fee:' || m.root_id)
         or (a.class = 'refund_payable' and not exists (
               select from intents i where a.name = 'refund_payable:' || i.movement_id and i.subject_type = 'late_payment'))
      group by 1, 2`,
  );
  const legs = await world.sql<{ root: string; n: number; late: number }>(
    `select root_id as root, count(*)::int as n, sum(late)::int as late
       from (select root_id, 0 as late from money_legs union all select root_id, 1 from late_refunds) legs group by 1`,
  );
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
      debt: inBooks('late_refund_decided') + inBooks('take_back_settled'),
      legs: legs.find((one) => one.root === root)?.n ?? 0,
      late: BigInt(legs.find((one) => one.root === root)?.late ?? 0),
      lost: disputes.some(({ charge, status }) => status === 'lost' && held.includes(charge)),
    };
    const unwanted = own
      .filter(({ lies }) => lies === 'returned')
      .filter(({ charge }) => {
        const took = charges.find(({ id }) => id === charge)?.amount ?? 0;
        const tried = refunds.filter((refund) => refund.charge === charge);
        // A bank that asks about it takes it back itself, or lets it go back afterwards.
        const isWithTheBank = disputes.some((one) => one.charge === charge && one.status !== 'won' && one.status !== 'warning_closed');
        return (
          !isWithTheBank && !tried.some(({ status }) => status === 'failed') && sum(tried.map(({ amount }) => amount)) !== BigInt(took)
        );
      });
    return [
      ...settledMoney(root, rows, moved),
      ...unwanted.map(({ charge }) => `charge ${charge}, which nobody waited for, did not go back in full`),
    ];
  });
}
