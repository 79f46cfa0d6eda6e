import { answersTheBank, bankCases } from '../../setup/bank-cases.js';
import type { Refusal } from '../../setup/visitor.js';
import type { Dice } from '../dice.js';
import type { Scene } from '../scene.js';
import { asks } from './staff-acts.js';

/** What staff do about a bank that asks; null where none does. */
export const caseActs = {
  async answerBank(scene: Scene, dice: Dice): Promise<object | Refusal | null> {
    const { waiting } = await bankCases(dice.pick(scene.staff));
    if (waiting.length === 0) return null;
    const words = dice.pick(['Our proof is winning_evidence.', 'Our proof is losing_evidence.', 'The work was delivered as agreed.']);
    return answersTheBank(dice.pick(scene.staff), dice.pick(waiting).id, words);
  },
  async giveUp(scene: Scene, dice: Dice): Promise<object | Refusal | null> {
    await scene.staffProve();
    const open = await scene.world.sql<{ id: string; currency: string; minor: string; milestone: string }>(
      `select c.id, c.currency, c.amount_minor::text as minor, p.milestone_id as milestone
         from chargebacks c join payments p on p.id = c.payment_id where c.outcome is null order by c.id`,
    );
    if (open.length === 0) return null;
    const { id, currency, minor, milestone } = dice.pick(open);
    const answer = await asks(dice.pick(scene.staff), { kind: 'concede', subject: id, minor: BigInt(minor), currency });
    if ('id' in answer) scene.decisions.push({ id: answer.id, rowId: milestone });
    return answer;
  },
} as const;

export type CaseActName = keyof typeof caseActs;
export const isCaseAct = (name: string): name is CaseActName => Object.hasOwn(caseActs, name);
