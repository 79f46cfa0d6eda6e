import { asksForCardPage, cardsOf, choosesCard, fillsTheCardPage, paysWithCard, removesCard, savable } from '../../setup/saved-cards.js';
import type { Member } from '../../setup/people.js';
import type { Refusal } from '../../setup/visitor.js';
import type { Dice } from '../dice.js';
import type { Target } from './milestone-acts.js';

type CardAct = (target: Target, dice: Dice) => Promise<object | Refusal | null>;

const numbers = [savable.good, savable.good, savable.good, ...Object.values(savable)];

async function savesOne(owner: Member, dice: Dice): Promise<object | Refusal> {
  const answer = await asksForCardPage(owner);
  if ('url' in answer && dice.chance(0.9)) await fillsTheCardPage(answer.url, dice.pick(numbers));
  return answer;
}

/** What owners do with saved cards; null where they have none. */
export const cardActs = {
  saveCard: ({ contract }, dice) => savesOne(contract.olga, dice),
  async chargeCard({ contract, row }, dice) {
    const own = (await cardsOf(contract.olga)).cards;
    if (own.length > 0) return paysWithCard(contract.olga, row.id, dice.pick(own).id);
    return savesOne(contract.olga, dice);
  },
  async chooseCard({ contract }, dice) {
    const own = (await cardsOf(contract.olga)).cards;
    return own.length > 0 ? choosesCard(contract.olga, dice.pick(own).id) : null;
  },
  async removeCard({ contract }, dice) {
    const own = (await cardsOf(contract.olga)).cards;
    return own.length > 0 ? removesCard(contract.olga, dice.pick(own).id) : null;
  },
} satisfies Record<string, CardAct>;

export type CardActName = keyof typeof cardActs;
export const isCardAct = (name: string): name is CardActName => Object.hasOwn(cardActs, name);
