import { describe, expect, it } from '@jest/globals';
import type { ProcessActor } from '@sidecrew/platform';
import {
  finalMilestoneStates,
  heldMilestoneStates,
  milestoneProcess,
  type MilestoneState,
  milestoneStates,
  type MilestoneStep,
} from './milestone.process.js';

const roles: readonly ProcessActor[] = ['owner', 'expert', 'admin', 'clock', 'payments'];
const beforeTheEnd = 'funded submitted changes_requested refund_requested';

/** The rules once more, as the product's table tells them: who may do it, from where, and where it may end. */
const rules: Record<MilestoneStep, { by: string; from: string; to: string }> = {
  fund: { by: 'owner', from: 'planned', to: 'funding' },
  leaveFunding: { by: 'owner clock payments', from: 'funding', to: 'planned' },
  payOtherwise: { by: 'owner', from: 'funding', to: 'same' },
  confirmFunding: { by: 'payments', from: 'funding', to: 'funded' },
  drop: { by: 'clock owner expert', from: 'planned', to: 'dropped' },
  submit: { by: 'expert', from: 'funded changes_requested', to: 'submitted' },
  approve: { by: 'owner admin', from: 'submitted', to: 'approved divided' },
  approveBySilence: { by: 'clock', from: 'submitted', to: 'approved' },
  requestChanges: { by: 'owner admin', from: 'submitted', to: 'changes_requested' },
  extend: { by: 'owner', from: 'submitted', to: 'same' },
  askRefund: { by: 'owner', from: 'funded changes_requested', to: 'refund_requested' },
  withdrawRefundRequest: { by: 'owner', from: 'refund_requested', to: 'funded changes_requested' },
  refundBySilence: { by: 'clock', from: 'refund_requested', to: 'refunding' },
  giveRefund: { by: 'expert', from: `${beforeTheEnd} approved_blocked`, to: 'refunding divided' },
  cancelLate: { by: 'owner', from: 'funded', to: 'refunding' },
  dispute: { by: 'owner expert', from: `${beforeTheEnd} approved`, to: 'disputed' },
  resumeFromDispute: { by: 'owner expert payments', from: 'disputed', to: `${beforeTheEnd} approved` },
  release: { by: 'clock', from: 'approved', to: 'releasing approved_blocked' },
  retryRelease: { by: 'clock payments admin', from: 'approved_blocked', to: 'releasing' },
  releaseAtCap: { by: 'clock', from: 'submitted approved approved_blocked', to: 'releasing' },
  refundAtCap: { by: 'clock', from: `${beforeTheEnd} approved approved_blocked`, to: 'refunding' },
  confirmRelease: { by: 'payments', from: 'releasing', to: 'released' },
  blockRelease: { by: 'payments', from: 'releasing', to: 'approved_blocked' },
  refundReleased: { by: 'expert', from: 'released part_refunded', to: 'refunding' },
  keepReleased: { by: 'payments', from: 'refunding refunding_blocked', to: 'released part_refunded' },
  confirmRefund: { by: 'payments', from: 'refunding', to: 'refunded part_refunded' },
  blockRefund: { by: 'payments', from: 'refunding', to: 'refunding_blocked' },
  returnRefund: { by: 'payments', from: 'refunded part_refunded', to: 'refunding_blocked' },
  retryRefund: { by: 'admin', from: 'refunding_blocked', to: 'refunding' },
  payByHand: { by: 'admin', from: 'refunding_blocked', to: 'refunded part_refunded' },
  settle: { by: 'payments', from: 'disputed', to: 'settled' },
  freeze: { by: 'payments', from: `${beforeTheEnd} disputed approved approved_blocked`, to: 'frozen' },
  thaw: { by: 'payments', from: 'frozen', to: `${beforeTheEnd} disputed approved approved_blocked` },
  chargeBack: { by: 'payments', from: 'frozen refunding refunding_blocked', to: 'charged_back divided' },
};

const everyCase = (Object.keys(rules) as MilestoneStep[]).flatMap((action) =>
  milestoneStates.flatMap((state) => roles.map((role) => [action, state, role] as const)),
);

describe('the process of a milestone', () => {
  it('knows every action of the table and no other', () => {
    expect(Object.keys(milestoneProcess.transitions).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(everyCase)('%s from %s by %s', (action, state, role) => {
    const { by, from, to } = rules[action];
    const mayBeTaken = by.split(' ').includes(role) && from.split(' ').includes(state);
    for (const end of to.split(' ')) {
      const taken = () => milestoneProcess.step(action, state, role, end as MilestoneState);
      if (mayBeTaken) expect(taken()).toBe(end === 'same' ? state : end);
      else expect(taken).toThrow(`"${action}" cannot be taken from "${state}".`);
    }
  });

  it('asks nobody but the payment partner once money moves', () => {
    for (const state of ['releasing', 'refunding'] as const) {
      for (const role of roles) if (role !== 'payments') expect(milestoneProcess.possible(state, role)).toEqual([]);
    }
  });

  it('moves nothing that is over, but what its expert gives back and a refund that comes back', () => {
    const still: Record<string, MilestoneStep[]> = {
      'released expert': ['refundReleased'],
      'part_refunded expert': ['refundReleased'],
      'part_refunded payments': ['returnRefund'],
      'refunded payments': ['returnRefund'],
    };
    for (const state of finalMilestoneStates) {
      for (const role of roles) expect(milestoneProcess.possible(state, role)).toEqual(still[`${state} ${role}`] ?? []);
    }
  });

  it('never calls money released or returned without the payment partner, but for what two admins paid by hand', () => {
    for (const [action, { to, by }] of Object.entries(rules)) {
      if (action === 'payByHand') continue;
      const isOver = to.split(' ').some((end) => ['released', 'refunded', 'part_refunded', 'settled', 'charged_back'].includes(end));
      expect({ action, by: isOver ? by : 'payments' }).toEqual({ action, by: 'payments' });
    }
    expect(heldMilestoneStates.some((state) => finalMilestoneStates.includes(state))).toBe(false);
  });
});
