import { describe, expect, it } from '@jest/globals';
import type { ProcessActor } from '@sidecrew/platform';
import { finalWeekStates, weekProcess, type WeekState, weekStates, type WeekStep } from './week.process.js';

const roles: readonly ProcessActor[] = ['owner', 'expert', 'admin', 'clock', 'payments'];

/** The rules once more, as the product's table tells them: who may do it, from where, and where it may end. */
const rules: Record<WeekStep, { by: string; from: string; to: string }> = {
  fund: { by: 'payments', from: 'scheduled blocked', to: 'open' },
  begin: { by: 'clock', from: 'scheduled', to: 'blocked' },
  log: { by: 'expert', from: 'open', to: 'same' },
  callOff: { by: 'owner expert', from: 'scheduled blocked open', to: 'void' },
  end: { by: 'clock', from: 'open blocked', to: 'expert_check void' },
  confirm: { by: 'expert clock', from: 'expert_check', to: 'owner_review' },
  approve: { by: 'owner clock', from: 'owner_review', to: 'approved' },
  query: { by: 'owner', from: 'owner_review', to: 'queried' },
  answer: { by: 'expert', from: 'queried', to: 'queried approved' },
  answerBySilence: { by: 'clock', from: 'queried', to: 'approved' },
  release: { by: 'clock payments', from: 'approved', to: 'releasing released' },
  block: { by: 'payments', from: 'releasing', to: 'approved' },
  confirmRelease: { by: 'payments', from: 'releasing', to: 'released' },
  lose: { by: 'payments', from: 'approved releasing', to: 'unpaid' },
};

const everyCase = (Object.keys(rules) as WeekStep[]).flatMap((action) =>
  weekStates.flatMap((state) => roles.map((role) => [action, state, role] as const)),
);

describe('the process of an hourly week', () => {
  it('knows every action of the table and no other', () => {
    expect(Object.keys(weekProcess.transitions).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(everyCase)('%s from %s by %s', (action, state, role) => {
    const { by, from, to } = rules[action];
    const mayBeTaken = by.split(' ').includes(role) && from.split(' ').includes(state);
    for (const end of to.split(' ')) {
      const taken = () => weekProcess.step(action, state, role, end as WeekState);
      if (mayBeTaken) expect(taken()).toBe(end === 'same' ? state : end);
      else expect(taken).toThrow(`"${action}" cannot be taken from "${state}".`);
    }
  });

  it.each(finalWeekStates)('ends with %s', (state) => {
    expect(roles.flatMap((role) => weekProcess.possible(state, role))).toEqual([]);
  });
});
