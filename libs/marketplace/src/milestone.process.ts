import { defineProcess } from '@sidecrew/platform';

export const milestoneStates = [
  'planned',
  'funding',
  'funded',
  'submitted',
  'changes_requested',
  'refund_requested',
  'approved',
  'approved_blocked',
  'releasing',
  'released',
  'refunding',
  'refunding_blocked',
  'refunded',
  'part_refunded',
  'disputed',
  'settled',
  'frozen',
  'charged_back',
  'dropped',
  'divided',
] as const;
export type MilestoneState = (typeof milestoneStates)[number];

/**
 * The life of a fixed-price milestone (product §3.4). `divided` is our own: a row whose money was cut in parts ends there
 * and its children go on, so that one row never holds two outcomes.
 */
export const milestoneProcess = defineProcess(milestoneStates, {
  fund: { from: ['planned'], by: ['owner'], to: 'funding' },
  leaveFunding: { from: ['funding'], by: ['owner', 'clock', 'payments'], to: 'planned', after: 'CARD_CONFIRM' },
  payOtherwise: { from: ['funding'], by: ['owner'], to: 'same' },
  confirmFunding: { from: ['funding'], by: ['payments'], to: 'funded' },
  drop: { from: ['planned'], by: ['clock', 'owner', 'expert'], to: 'dropped' },
  submit: { from: ['funded', 'changes_requested'], by: ['expert'], to: 'submitted' },
  approve: { from: ['submitted'], by: ['owner', 'admin'], to: ['approved', 'divided'] },
  approveBySilence: { from: ['submitted'], by: ['clock'], to: 'approved', after: 'REVIEW' },
  requestChanges: { from: ['submitted'], by: ['owner', 'admin'], to: 'changes_requested' },
  extend: { from: ['submitted'], by: ['owner'], to: 'same' },
  askRefund: { from: ['funded', 'changes_requested'], by: ['owner'], to: 'refund_requested' },
  withdrawRefundRequest: { from: ['refund_requested'], by: ['owner'], to: ['funded', 'changes_requested'] },
  refundBySilence: { from: ['refund_requested'], by: ['clock'], to: 'refunding', after: 'REFUND_REPLY' },
  giveRefund: {
    from: ['funded', 'submitted', 'changes_requested', 'refund_requested', 'approved_blocked'],
    by: ['expert'],
    to: ['refunding', 'divided'],
  },
  cancelLate: { from: ['funded'], by: ['owner'], to: 'refunding' },
  dispute: { from: ['funded', 'submitted', 'changes_requested', 'refund_requested', 'approved'], by: ['owner', 'expert'], to: 'disputed' },
  resumeFromDispute: {
    from: ['disputed'],
    by: ['owner', 'expert', 'payments'],
    to: ['funded', 'submitted', 'changes_requested', 'refund_requested', 'approved'],
  },
  release: { from: ['approved'], by: ['clock'], to: ['releasing', 'approved_blocked'], after: 'CLEAR' },
  retryRelease: { from: ['approved_blocked'], by: ['clock', 'payments', 'admin'], to: 'releasing', after: 'RETRY' },
  releaseAtCap: { from: ['submitted', 'approved', 'approved_blocked'], by: ['clock'], to: 'releasing', after: 'HOLD_CAP' },
  refundAtCap: {
    from: ['funded', 'submitted', 'changes_requested', 'refund_requested', 'approved', 'approved_blocked'],
    by: ['clock'],
    to: 'refunding',
    after: 'HOLD_CAP',
  },
  confirmRelease: { from: ['releasing'], by: ['payments'], to: 'released' },
  blockRelease: { from: ['releasing'], by: ['payments'], to: 'approved_blocked' },
  refundReleased: { from: ['released', 'part_refunded'], by: ['expert'], to: 'refunding' },
  keepReleased: { from: ['refunding', 'refunding_blocked'], by: ['payments'], to: ['released', 'part_refunded'] },
  confirmRefund: { from: ['refunding'], by: ['payments'], to: ['refunded', 'part_refunded'] },
  blockRefund: { from: ['refunding'], by: ['payments'], to: 'refunding_blocked' },
  returnRefund: { from: ['refunded', 'part_refunded'], by: ['payments'], to: 'refunding_blocked' },
  retryRefund: { from: ['refunding_blocked'], by: ['admin'], to: 'refunding' },
  payByHand: { from: ['refunding_blocked'], by: ['admin'], to: ['refunded', 'part_refunded'] },
  settle: { from: ['disputed'], by: ['payments'], to: 'settled' },
  freeze: {
    from: ['funded', 'submitted', 'changes_requested', 'refund_requested', 'disputed', 'approved', 'approved_blocked'],
    by: ['payments'],
    to: 'frozen',
  },
  thaw: {
    from: ['frozen'],
    by: ['payments'],
    to: ['funded', 'submitted', 'changes_requested', 'refund_requested', 'disputed', 'approved', 'approved_blocked'],
  },
  /** `divided`: the bank took less than the row holds. From the two of refunding: it paid a promised refund itself. */
  chargeBack: { from: ['frozen', 'refunding', 'refunding_blocked'], by: ['payments'], to: ['charged_back', 'divided'] },
});
export type MilestoneStep = keyof typeof milestoneProcess.transitions;

/** Nothing moves any more in these. */
export const finalMilestoneStates: readonly MilestoneState[] = [
  'dropped',
  'released',
  'part_refunded',
  'refunded',
  'settled',
  'charged_back',
  'divided',
];

/** The owner's money stands here, neither released nor returned. */
export const heldMilestoneStates: readonly MilestoneState[] = [
  'funded',
  'submitted',
  'changes_requested',
  'refund_requested',
  'approved',
  'approved_blocked',
  'disputed',
  'frozen',
];
