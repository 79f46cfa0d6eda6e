import { describe, expect, it } from '@jest/globals';
import type { ProcessActor } from '@sidecrew/platform';
import { drawdownProcess, drawdownStates, type DrawdownStep } from './drawdown.process.js';

const roles: readonly ProcessActor[] = ['owner', 'expert', 'admin', 'clock', 'payments'];

/** The rules once more: who may do it, from where, and where it ends. */
const rules: Record<DrawdownStep, { by: ProcessActor; from: string; to: string }> = {
  approve: { by: 'owner', from: 'asked', to: 'approved' },
  decline: { by: 'owner', from: 'asked', to: 'declined' },
  withdraw: { by: 'expert', from: 'asked', to: 'withdrawn' },
  confirm: { by: 'payments', from: 'approved', to: 'released' },
  fail: { by: 'payments', from: 'approved', to: 'not_paid' },
};

const everyCase = (Object.keys(rules) as DrawdownStep[]).flatMap((action) =>
  drawdownStates.flatMap((state) => roles.map((role) => [action, state, role] as const)),
);

describe('the process of a drawdown', () => {
  it('knows every action of the table and no other', () => {
    expect(Object.keys(drawdownProcess.transitions).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(everyCase)('%s from %s by %s', (action, state, role) => {
    const { by, from, to } = rules[action];
    const taken = () => drawdownProcess.step(action, state, role);
    if (by === role && from === state) expect(taken()).toBe(to);
    else expect(taken).toThrow(`"${action}" cannot be taken from "${state}".`);
  });
});
