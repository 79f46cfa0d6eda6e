import { describe, expect, it } from '@jest/globals';
import type { ProcessActor } from '@sidecrew/platform';
import { contractProcess, type ContractState, contractStates, type ContractStep } from './contract.process.js';

const roles: readonly ProcessActor[] = ['owner', 'expert', 'admin', 'clock', 'payments'];

/** The rules once more, as the product's table tells them: who may do it, from where, and where it ends. */
const rules: Record<ContractStep, { by: string; from: string; to: string }> = {
  activate: { by: 'payments', from: 'awaiting_funding', to: 'active' },
  lapse: { by: 'clock', from: 'awaiting_funding', to: 'lapsed' },
  cancel: { by: 'owner expert', from: 'awaiting_funding', to: 'cancelled' },
  complete: { by: 'payments clock', from: 'active ending', to: 'completed' },
};

const everyCase = (Object.keys(rules) as ContractStep[]).flatMap((action) =>
  contractStates.flatMap((state) => roles.map((role) => [action, state, role] as const)),
);

describe('the process of a contract', () => {
  it('knows every action of the table and no other', () => {
    expect(Object.keys(contractProcess.transitions).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(everyCase)('%s from %s by %s', (action, state, role) => {
    const { by, from, to } = rules[action];
    const taken = () => contractProcess.step(action, state, role, to as ContractState);
    if (by.split(' ').includes(role) && from.split(' ').includes(state)) expect(taken()).toBe(to);
    else expect(taken).toThrow(`"${action}" cannot be taken from "${state}".`);
  });

  it('never ends unfinished without an active phase', () => {
    expect(() => contractProcess.step('complete', 'awaiting_funding', 'payments', 'completed')).toThrow();
  });
});
