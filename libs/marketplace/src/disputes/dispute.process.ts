import { defineProcess } from '@sidecrew/platform';

export const disputeStates = [
  'opened',
  'negotiating',
  'mediation',
  'proposed',
  'review',
  'decided',
  'appealed',
  'settled',
  'executing',
  'closed',
] as const;
export type DisputeState = (typeof disputeStates)[number];

/**
 * The life of a dispute (product §3.6). "The other side", "the newest offer" and "another admin" are guards of the verbs;
 * who may move at all, from where and until when stands here. `appealed` has no way in yet: its two rows
 * (`appeal` from decided, `decideAppeal` from appealed) belong between `waiveAppeal` and `execute`.
 */
export const disputeProcess = defineProcess(disputeStates, {
  answer: { from: ['opened'], by: ['owner', 'expert'], to: 'negotiating' },
  goUnanswered: { from: ['opened'], by: ['clock'], to: 'mediation', after: 'DISPUTE_REPLY' },
  offerSplit: { from: ['opened', 'negotiating', 'mediation', 'proposed'], by: ['owner', 'expert'], to: 'same' },
  acceptSplit: { from: ['opened', 'negotiating', 'mediation', 'proposed'], by: ['owner', 'expert'], to: 'settled' },
  withdraw: { from: ['opened', 'negotiating', 'mediation'], by: ['owner', 'expert'], to: 'closed' },
  askMediation: { from: ['negotiating'], by: ['owner', 'expert'], to: 'mediation' },
  endNegotiation: { from: ['negotiating'], by: ['clock'], to: 'mediation', after: 'NEGOTIATE' },
  assign: { from: ['mediation'], by: ['admin'], to: 'same' },
  propose: { from: ['mediation'], by: ['admin'], to: 'proposed' },
  acceptProposal: { from: ['proposed'], by: ['owner', 'expert'], to: ['proposed', 'settled'] },
  acceptBySilence: { from: ['proposed'], by: ['clock'], to: 'settled', after: 'ACCEPT' },
  rejectProposal: { from: ['proposed'], by: ['owner', 'expert'], to: 'review' },
  /** Somebody was never told of the proposal, so their silence accepts nothing. */
  goUnheard: { from: ['proposed'], by: ['clock'], to: 'review', after: 'ACCEPT' },
  decide: { from: ['review'], by: ['admin'], to: 'decided' },
  waiveAppeal: { from: ['decided'], by: ['owner', 'expert'], to: 'same' },
  execute: { from: ['settled', 'decided'], by: ['clock'], to: 'executing', after: 'APPEAL' },
  /** The bank took the payment back for good: nothing is left to divide. */
  loseMoney: {
    from: ['opened', 'negotiating', 'mediation', 'proposed', 'review', 'decided', 'appealed', 'settled'],
    by: ['payments'],
    to: 'closed',
  },
  close: { from: ['executing'], by: ['payments'], to: 'closed' },
});
export type DisputeStep = keyof typeof disputeProcess.transitions;
