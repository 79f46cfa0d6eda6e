import { accepts, answers, does, offers, rejects, room, rules, type ShownDispute, statement } from '../../setup/disputes.js';
import type { Member } from '../../setup/people.js';
import type { Refusal } from '../../setup/visitor.js';
import type { Dice } from '../dice.js';
import type { Target } from './milestone-acts.js';

/** What makes sense in a dispute, by its state; where nothing stands, only time or the bank moves it. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  opened: ['answer', 'offer', 'acceptOffer', 'withdraw'],
  negotiating: ['offer', 'acceptOffer', 'acceptOffer', 'askMediation', 'withdraw'],
  mediation: ['assign', 'propose', 'propose', 'acceptOffer'],
  proposed: ['acceptProposal', 'acceptProposal', 'reject', 'acceptOffer'],
  review: ['decide'],
  decided: ['waive'],
};

export const hasMoves = (state: string | undefined): boolean => state !== undefined && state in fitting;

/** One move in the dispute about a milestone: what a side or an admin may do now, and sometimes what they may not. */
export async function argue({ scene, contract, row }: Target, dice: Dice): Promise<object | Refusal | null> {
  const about = row.dispute;
  if (!about || about.state === 'closed') return null;
  const { id } = about;
  const side = dice.pick([contract.olga, contract.emil]);
  const admin = dice.pick(scene.staff);
  const ownerShare = dice.pick([0, Number(row.amount), dice.below(Number(row.amount) + 1)]);
  const share = [ownerShare, Number(row.amount) - ownerShare] as const;
  const moves: Readonly<Record<string, () => Promise<ShownDispute | Refusal | null>>> = {
    answer: () => answers(id, side, statement(0, {}, contract.currency)),
    offer: () => offers(id, side, ...share, contract.currency),
    acceptOffer: () => acceptsNewest(id, side),
    withdraw: () => does('withdrawDispute', id, side),
    askMediation: () => does('askMediation', id, side),
    assign: () => does('assignDispute', id, admin),
    propose: () => rules('proposeSplit', contract, id, admin, ...share),
    acceptProposal: () => does('acceptProposal', id, side),
    reject: () => rejects(id, side),
    decide: () => rules('decideDispute', contract, id, admin, ...share),
    waive: () => does('waiveAppeal', id, side),
  };
  const names = dice.chance(0.1) ? Object.keys(moves) : (fitting[about.state] ?? Object.keys(moves));
  return (await moves[dice.pick(names)]?.()) ?? null;
}

async function acceptsNewest(id: string, side: Member): Promise<ShownDispute | Refusal | null> {
  const newest = (await room(id, side))?.offers.findLast((offer) => offer.newest);
  return newest ? accepts(id, side, newest.id) : null;
}
