import { describe, expect, it } from '@jest/globals';
import type { ProcessActor } from '@sidecrew/platform';
import { bidProcess, type BidState, bidStates, type BidStep, liveBidStates } from './bid.process.js';

const roles: readonly ProcessActor[] = ['owner', 'expert', 'admin', 'clock', 'payments'];
const live = liveBidStates.join(' ');

/** The rules once more, as the product's table tells them: who may do it, from where, and where it ends. */
const rules: Record<BidStep, { by: string; from: string; to: string }> = {
  revise: { by: 'expert', from: 'submitted shortlisted stale', to: 'submitted' },
  confirm: { by: 'expert', from: 'stale', to: 'submitted' },
  shortlist: { by: 'owner', from: 'submitted', to: 'shortlisted' },
  unshortlist: { by: 'owner', from: 'shortlisted', to: 'submitted' },
  counter: { by: 'owner', from: 'submitted shortlisted countered_e', to: 'countered_o' },
  counterBack: { by: 'expert', from: 'countered_o', to: 'countered_e' },
  acceptCounter: { by: 'expert', from: 'countered_o', to: 'agreed' },
  acceptCounterBack: { by: 'owner', from: 'countered_e', to: 'agreed' },
  refuseCounter: { by: 'expert', from: 'countered_o', to: 'submitted' },
  refuseCounterBack: { by: 'owner', from: 'countered_e', to: 'declined' },
  fallBack: { by: 'clock', from: 'countered_o countered_e', to: 'submitted' },
  offer: { by: 'owner', from: 'submitted shortlisted agreed', to: 'offered' },
  rescindOffer: { by: 'owner', from: 'offered', to: 'submitted' },
  acceptOffer: { by: 'expert', from: 'offered', to: 'won' },
  refuseOffer: { by: 'expert', from: 'offered', to: 'refused' },
  lapse: { by: 'clock', from: 'offered', to: 'lapsed' },
  decline: { by: 'owner', from: 'submitted shortlisted agreed', to: 'declined' },
  withdraw: { by: 'expert', from: live, to: 'withdrawn' },
  outdate: { by: 'clock', from: live.replace('offered ', ''), to: 'stale' },
  leaveStale: { by: 'clock', from: 'stale', to: 'withdrawn' },
  passOver: { by: 'clock', from: live, to: 'not_selected' },
};

const everyCase = (Object.keys(rules) as BidStep[]).flatMap((action) =>
  bidStates.flatMap((state) => roles.map((role) => [action, state, role] as const)),
);

describe('the process of a bid', () => {
  it('knows every action of the table and no other', () => {
    expect(Object.keys(bidProcess.transitions).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(everyCase)('%s from %s by %s', (action, state, role) => {
    const { by, from, to } = rules[action];
    const taken = () => bidProcess.step(action, state, role, to as BidState);
    if (by.split(' ').includes(role) && from.split(' ').includes(state)) expect(taken()).toBe(to);
    else expect(taken).toThrow(`"${action}" cannot be taken from "${state}".`);
  });

  it('lets an expert withdraw every live bid and no other', () => {
    expect(bidStates.filter((state) => bidProcess.allows('withdraw', state, 'expert')).sort()).toEqual([...liveBidStates].sort());
  });

  it('leaves nobody without an answer: the clock ends every live bid', () => {
    for (const state of liveBidStates) expect(bidProcess.possible(state, 'clock')).toContain('passOver');
  });
});
