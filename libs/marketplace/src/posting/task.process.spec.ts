import { describe, expect, it } from '@jest/globals';
import type { ProcessActor } from '@sidecrew/platform';
import { taskProcess, type TaskState, taskStates, type TaskStep } from './task.process.js';

const roles: readonly ProcessActor[] = ['owner', 'expert', 'admin', 'clock', 'payments'];

/** The rules once more, as the product's table tells them: who may do it, from where, and where it ends. */
const rules: Record<TaskStep, { by: string; from: string; to: string }> = {
  save: { by: 'owner', from: 'draft', to: 'same' },
  publish: { by: 'owner', from: 'draft', to: 'screening' },
  discard: { by: 'owner', from: 'draft', to: 'closed' },
  pass: { by: 'clock admin', from: 'screening', to: 'open' },
  reject: { by: 'admin', from: 'screening', to: 'draft' },
  withdraw: { by: 'owner', from: 'screening', to: 'draft' },
  edit: { by: 'owner', from: 'open', to: 'screening' },
  award: { by: 'payments', from: 'open', to: 'awarded' },
  close: { by: 'owner', from: 'open paused', to: 'closed' },
  expire: { by: 'clock', from: 'open paused', to: 'expired' },
  reopen: { by: 'clock payments', from: 'awarded', to: 'open' },
  finish: { by: 'clock payments', from: 'awarded', to: 'done' },
  repost: { by: 'owner', from: 'closed expired done', to: 'same' },
};

const everyCase = (Object.keys(rules) as TaskStep[]).flatMap((action) =>
  taskStates.flatMap((state) => roles.map((role) => [action, state, role] as const)),
);

describe('the process of a task', () => {
  it('knows every action of the table and no other', () => {
    expect(Object.keys(taskProcess.transitions).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(everyCase)('%s from %s by %s', (action, state, role) => {
    const { by, from, to } = rules[action];
    const end = to === 'same' ? state : (to as TaskState);
    const taken = () => taskProcess.step(action, state, role, end);
    if (by.split(' ').includes(role) && from.split(' ').includes(state)) expect(taken()).toBe(end);
    else expect(taken).toThrow(`"${action}" cannot be taken from "${state}".`);
  });

  it('gives the clock a way out of every state in which experts wait', () => {
    for (const state of ['screening', 'open', 'paused', 'awarded'] as const) {
      expect(taskProcess.possible(state, 'clock')).not.toEqual([]);
    }
  });
});
