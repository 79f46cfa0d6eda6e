import { confirmsTip, leavesTip, tips, tipsSeenBy } from '../../setup/tips.js';
import type { Refusal } from '../../setup/visitor.js';
import type { Dice } from '../dice.js';
import { paysAPage } from './bank-acts.js';
import type { Target } from './milestone-acts.js';

type TipAct = (target: Target, dice: Dice) => Promise<object | Refusal | null>;

/** What owners do beyond the price; null where there is nothing to do it with. */
export const tipActs = {
  async tip({ scene, contract, row }, dice) {
    // Often the same once more, which opens the same page.
    const minor = row.currency === 'JPY' ? dice.pick([300, 1_001]) : dice.pick([500, 500, 1_234]);
    const answer = await tips(contract.olga, contract.contractId, minor, null, contract.currency);
    if (!('url' in answer)) return answer;
    scene.pages.push(answer.url);
    if (dice.chance(0.7)) await paysAPage(scene, dice);
    return answer;
  },
  async leaveTip({ contract }) {
    const newest = (await tipsSeenBy(contract.olga, contract.contractId)).at(0);
    return newest ? leavesTip(contract.olga, newest.id) : null;
  },
  async confirmTip({ contract }) {
    const newest = (await tipsSeenBy(contract.olga, contract.contractId)).at(0);
    return newest ? confirmsTip(contract.olga, newest.id) : null;
  },
} satisfies Record<string, TipAct>;

export type TipActName = keyof typeof tipActs;
export const isTipAct = (name: string): name is TipActName => Object.hasOwn(tipActs, name);
