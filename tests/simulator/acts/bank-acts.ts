import { randomUUID } from 'node:crypto';
import { answersTheBank, cards, paysThePage } from '../../setup/pay-the-page.js';
import type { Dice } from '../dice.js';
import type { Scene } from '../scene.js';

/** Cards by what they do; most of them pay. */
const purses = [
  cards.good,
  cards.good,
  cards.good,
  cards.good,
  cards.good,
  cards.good,
  cards.good,
  cards.good,
  '4000 0000 0000 0077',
  cards.declined,
  '4000 0000 0000 0002',
  cards.asksBank,
  cards.refundFails,
  '4000 0000 0000 7726',
  '4000 0000 0000 0259',
  '4000 0000 0000 1976',
  '4000 0000 0000 5423',
] as const;

/** Somebody fills in a payment page: the newest, or one of an old tab, and sometimes twice at once. */
export async function paysAPage({ pages }: Scene, dice: Dice): Promise<void> {
  const page = dice.chance(0.7) ? pages.at(-1) : pages.length > 0 ? dice.pick(pages) : undefined;
  if (!page) return;
  const card = dice.pick(purses);
  const [arrival] = await Promise.all([paysThePage(page, card), ...(dice.chance(0.15) ? [paysThePage(page, card)] : [])]);
  if (arrival.location?.includes('/3ds/')) await answersTheBank(arrival.location, dice.chance(0.8) ? 'complete' : 'fail');
}

/** What banks and the payment partner do by themselves. Each does nothing where there is nothing to do it to. */
export const bankActs = {
  chargeback: (scene: Scene, dice: Dice) => disputes(scene, dice, 'chargeback'),
  inquiry: (scene: Scene, dice: Dice) => disputes(scene, dice, 'inquiry'),
  fraudWarning(scene: Scene, dice: Dice) {
    const charge = aCharge(scene, dice);
    if (charge) scene.sandbox.control.warn(charge.id);
  },
  /** Somebody answers a dispute in the partner's dashboard, well or badly, or gives it up. */
  async bankDecides({ sandbox }: Scene, dice: Dice) {
    const open = sandbox.control.dump().disputes.filter(({ status }) => status.endsWith('needs_response'));
    if (open.length === 0) return;
    const { id, status } = dice.pick(open);
    const escalation = status.startsWith('warning_') ? (['escalate_inquiry_evidence'] as const) : [];
    const words = dice.pick(['winning_evidence', 'losing_evidence', null, ...escalation]);
    await fetch(`${sandbox.url}/v1/disputes/${id}${words ? '' : '/close'}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.secretKey}`, 'idempotency-key': randomUUID() },
      body: new URLSearchParams(words ? { 'evidence[uncategorized_text]': words, submit: 'true' } : {}),
    });
  },
  async restrict(scene: Scene, dice: Dice) {
    scene.sandbox.control.restrictAccount(await anAccount(scene, dice));
  },
  async unrestrict(scene: Scene, dice: Dice) {
    scene.sandbox.control.liftRestriction(await anAccount(scene, dice));
  },
  /** The partner keeps a part of our money back for a while, or sets it free. */
  reserve({ sandbox }: Scene, dice: Dice) {
    const { balances, platform } = sandbox.control.dump();
    const { currency, available, reserved } = dice.pick(balances.filter(({ account }) => account === platform));
    if (reserved > 0) sandbox.control.releaseReserve(currency, 1 + dice.below(reserved));
    else if (available > 0) sandbox.control.holdReserve(currency, 1 + dice.below(Math.min(available, 10_000)));
  },
  payoutFails({ sandbox }: Scene, dice: Dice) {
    const fresh = sandbox.control.dump().payouts.filter(({ status }) => status === 'in_transit' || status === 'pending');
    if (fresh.length > 0) sandbox.control.failPayout(dice.pick(fresh).id);
  },
};

export type BankActName = keyof typeof bankActs;
export const isBankAct = (name: string): name is BankActName => Object.hasOwn(bankActs, name);

function disputes(scene: Scene, dice: Dice, kind: 'chargeback' | 'inquiry'): void {
  const charge = aCharge(scene, dice);
  // Some take a part alone back.
  if (charge) scene.sandbox.control.dispute(charge.id, { kind, ...(dice.chance(0.3) && { amount: 1 + dice.below(charge.amount) }) });
}

/** A payment that nobody questions yet and of which something is left. */
function aCharge({ sandbox }: Scene, dice: Dice): { readonly id: string; readonly amount: number } | null {
  const { charges, platform } = sandbox.control.dump();
  const quiet = charges.filter(
    ({ account, status, disputed, amount_refunded: back }) => account === platform && status === 'succeeded' && !disputed && back === 0,
  );
  return quiet.length > 0 ? dice.pick(quiet) : null;
}

async function anAccount({ world, experts }: Scene, dice: Dice): Promise<string> {
  const [account] = await world.sql<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [
    dice.pick(experts).id,
  ]);
  if (!account) throw new Error('Every expert here can be paid.');
  return account.id;
}
