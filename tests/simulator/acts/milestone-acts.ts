import { randomUUID } from 'node:crypto';
import { approves, asksForChanges, delivers, extendsReview, seen } from '../../setup/deliveries.js';
import { opens, statement } from '../../setup/disputes.js';
import type { FundedContract } from '../../setup/given-a-funded-contract.js';
import { asksBack, cancelsLate, confirms, givesBack, givesReleasedBack, leaves, opensPage, takesRequestBack } from '../../setup/money.js';
import type { Refusal } from '../../setup/visitor.js';
import type { Dice } from '../dice.js';
import type { Row } from '../look.js';
import type { Scene } from '../scene.js';
import { paysAPage } from './bank-acts.js';

/** A row and the contract it belongs to, as its people speak of it. */
export interface Target {
  readonly scene: Scene;
  readonly row: Row;
  readonly contract: FundedContract;
}

type MilestoneAct = (target: Target, dice: Dice) => Promise<object | Refusal | null>;

/** A part of an amount, never nothing and never all. */
const partOf = ({ amount }: Row, dice: Dice): bigint => 1n + BigInt(dice.below(Number(amount) - 1));

async function approval({ contract }: Target, amount: bigint, dice: Dice): Promise<object | Refusal | null> {
  const deliveryId = (await seen(contract)).deliveries.at(-1)?.id;
  if (!deliveryId) return null;
  return approves(contract, { deliveryId, minor: String(amount), rest: dice.chance(0.5) ? 'ask_refund' : 'stays_funded' });
}

/** What owners and experts do with a milestone; null where there is nothing to do it with. */
export const milestoneActs = {
  async fund({ scene, contract }, dice) {
    const answer = await opensPage(contract.olga, contract.milestoneId);
    if (!('url' in answer)) return answer;
    scene.pages.push(answer.url);
    // Most people pay at once; the others come back later, or never.
    if (dice.chance(0.75)) await paysAPage(scene, dice);
    return answer;
  },
  confirm: ({ contract }) => confirms(contract.olga, contract.milestoneId),
  leave: ({ contract }) => leaves(contract.olga, contract.milestoneId),
  submit: ({ contract }) => delivers(contract),
  approve: (target, dice) => approval(target, target.row.amount, dice),
  approvePart: (target, dice) => (target.row.amount < 2n ? Promise.resolve(null) : approval(target, partOf(target.row, dice), dice)),
  async requestChanges({ contract }) {
    const deliveryId = (await seen(contract)).deliveries.at(-1)?.id;
    return deliveryId ? asksForChanges(contract, deliveryId) : null;
  },
  extend: ({ contract }) => extendsReview(contract),
  askRefund: ({ contract }) => asksBack(contract.olga, contract.milestoneId),
  withdrawRefundRequest: ({ contract }) => takesRequestBack(contract.olga, contract.milestoneId),
  giveRefund: ({ contract, row }) =>
    givesBack(contract.emil, contract.milestoneId, String(row.amount), 'I cannot make it.', contract.currency),
  givePart: ({ contract, row }, dice) =>
    row.amount < 2n
      ? Promise.resolve(null)
      : givesBack(contract.emil, contract.milestoneId, String(partOf(row, dice)), 'I give a part back.', contract.currency),
  // A second click of the same form gives back once.
  async refundReleased({ contract, row }, dice) {
    const minor = dice.chance(0.4) ? row.amount : 1n + BigInt(dice.below(Number(row.amount)));
    const click = () => givesReleasedBack(contract.emil, row.id, String(minor), { key, currency: contract.currency });
    const key = randomUUID();
    const [answer] = await Promise.all([click(), ...(dice.chance(0.3) ? [click()] : [])]);
    return answer;
  },
  cancelLate: ({ contract }) => cancelsLate(contract.olga, contract.milestoneId),
  dispute: ({ contract, row }, dice) =>
    opens(contract, dice.chance(0.5) ? contract.olga : contract.emil, statement(dice.below(Number(row.amount) + 1), {}, contract.currency)),
} satisfies Record<string, MilestoneAct>;

export type MilestoneActName = keyof typeof milestoneActs;

export const isMilestoneAct = (name: string): name is MilestoneActName => Object.hasOwn(milestoneActs, name);
