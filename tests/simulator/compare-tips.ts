import { settledTip, type TipPlace } from './model/tip.js';
import type { Scene } from './scene.js';

/** What moved for each tip, in the books and at the bank, held against the model. */
export async function tipsDiffer({ world, sandbox }: Scene): Promise<string[]> {
  const { charges, transfers, refunds, disputes } = sandbox.control.dump();
  const tips = await world.sql<{ id: string; state: TipPlace; amount: string; charge: string | null; escrow: string }>(
    `select t.id, t.state, t.amount_minor::text as amount, p.stripe_charge as charge,
            coalesce((select -a.balance from ledger_accounts a where a.name = 'escrow:' || t.id), 0)::text as escrow
       from tips t join payments p on p.id = t.payment_id`,
  );
  const sum = (amounts: readonly number[]) => BigInt(amounts.reduce((total, amount) => total + amount, 0));
  return tips.flatMap(({ id, state, amount, charge, escrow }) =>
    settledTip(id, {
      state,
      amount: BigInt(amount),
      charged: sum(charges.filter((one) => one.id === charge).map((one) => one.amount)),
      transferred: sum(
        transfers
          .filter(({ source_transaction: source }) => source !== null && source === charge)
          .map((one) => one.amount - one.amount_reversed),
      ),
      refunded: sum(refunds.filter((one) => one.charge === charge && one.status !== 'canceled').map((one) => one.amount)),
      escrow: BigInt(escrow),
      lost: disputes.some((dispute) => dispute.charge === charge && dispute.status === 'lost'),
    }),
  );
}
