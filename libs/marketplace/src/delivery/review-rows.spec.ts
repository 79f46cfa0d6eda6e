import { describe, expect, it } from '@jest/globals';
import type { ProcessActor } from '@sidecrew/platform';
import { milestoneProcess, type MilestoneState, milestoneStates } from '../milestone.process.js';

const roles: readonly ProcessActor[] = ['owner', 'expert', 'admin', 'clock', 'payments'];

/** The rows of delivery and disputes once more, as the product's table tells them: who, from where, and every end. */
const rules = {
  submit: { by: 'expert', from: 'funded changes_requested', to: 'submitted' },
  approve: { by: 'owner admin', from: 'submitted', to: 'approved divided' },
  approveBySilence: { by: 'clock', from: 'submitted', to: 'approved' },
  requestChanges: { by: 'owner admin', from: 'submitted', to: 'changes_requested' },
  extend: { by: 'owner', from: 'submitted', to: 'submitted' },
  dispute: { by: 'owner expert', from: 'funded submitted changes_requested refund_requested approved', to: 'disputed' },
  resumeFromDispute: { by: 'owner expert payments', from: 'disputed', to: 'funded submitted changes_requested refund_requested approved' },
  settle: { by: 'payments', from: 'disputed', to: 'settled' },
} as const;

const everyCase = (Object.keys(rules) as (keyof typeof rules)[]).flatMap((action) =>
  milestoneStates.flatMap((state) => roles.map((role) => [action, state, role] as const)),
);

describe('the rows of a milestone that delivery and disputes take', () => {
  it.each(everyCase)('%s from %s by %s', (action, state, role) => {
    const rule = rules[action];
    const ends = rule.to.split(' ') as MilestoneState[];
    const allowed = rule.by.split(' ').includes(role) && rule.from.split(' ').includes(state);
    for (const end of ends) {
      const taken = () => milestoneProcess.step(action, state, role, end);
      if (allowed) expect(taken()).toBe(end);
      else expect(taken).toThrow(`"${action}" cannot be taken from "${state}".`);
    }
  });
});
