import { describe, expect, it } from '@jest/globals';
import type { ProcessActor } from '@sidecrew/platform';
import { disputeProcess, type DisputeState, disputeStates, type DisputeStep } from './dispute.process.js';

const roles: readonly ProcessActor[] = ['owner', 'expert', 'admin', 'clock', 'payments'];

/** The rules once more, as the product's table tells them: who may do it, from where, and where it ends. */
const rules: Record<DisputeStep, { by: string; from: string; to: string }> = {
  answer: { by: 'owner expert', from: 'opened', to: 'negotiating' },
  goUnanswered: { by: 'clock', from: 'opened', to: 'mediation' },
  offerSplit: { by: 'owner expert', from: 'opened negotiating mediation proposed', to: 'same' },
  acceptSplit: { by: 'owner expert', from: 'opened negotiating mediation proposed', to: 'settled' },
  withdraw: { by: 'owner expert', from: 'opened negotiating mediation', to: 'closed' },
  askMediation: { by: 'owner expert', from: 'negotiating', to: 'mediation' },
  endNegotiation: { by: 'clock', from: 'negotiating', to: 'mediation' },
  assign: { by: 'admin', from: 'mediation', to: 'same' },
  propose: { by: 'admin', from: 'mediation', to: 'proposed' },
  acceptProposal: { by: 'owner expert', from: 'proposed', to: 'settled' },
  acceptBySilence: { by: 'clock', from: 'proposed', to: 'settled' },
  rejectProposal: { by: 'owner expert', from: 'proposed', to: 'review' },
  goUnheard: { by: 'clock', from: 'proposed', to: 'review' },
  decide: { by: 'admin', from: 'review', to: 'decided' },
  waiveAppeal: { by: 'owner expert', from: 'decided', to: 'same' },
  execute: { by: 'clock', from: 'settled decided', to: 'executing' },
  loseMoney: { by: 'payments', from: 'opened negotiating mediation proposed review decided appealed settled', to: 'closed' },
  close: { by: 'payments', from: 'executing', to: 'closed' },
};

const everyCase = (Object.keys(rules) as DisputeStep[]).flatMap((action) =>
  disputeStates.flatMap((state) => roles.map((role) => [action, state, role] as const)),
);

describe('the process of a dispute', () => {
  it('knows every action of the table and no other', () => {
    expect(Object.keys(disputeProcess.transitions).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(everyCase)('%s from %s by %s', (action, state, role) => {
    const { by, from, to } = rules[action];
    const end = to === 'same' ? state : (to as DisputeState);
    const taken = () => disputeProcess.step(action, state, role, end);
    if (by.split(' ').includes(role) && from.split(' ').includes(state)) expect(taken()).toBe(end);
    else expect(taken).toThrow(`"${action}" cannot be taken from "${state}".`);
  });

  it('is never left without a way on while money is held', () => {
    for (const state of disputeStates) {
      const ways = roles.flatMap((role) => disputeProcess.possible(state, role));
      if (state === 'closed') expect(ways).toEqual([]);
      else expect(ways).not.toEqual([]);
    }
  });

  it('gives the clock a way out of every state that waits for one of the two sides', () => {
    for (const state of ['opened', 'negotiating', 'proposed', 'decided', 'settled'] as const) {
      expect(disputeProcess.possible(state, 'clock')).not.toEqual([]);
    }
  });
});
