import { defineProcess } from '@sidecrew/platform';

export const bidStates = [
  'submitted',
  'shortlisted',
  'countered_o',
  'countered_e',
  'agreed',
  'offered',
  'stale',
  'won',
  'declined',
  'refused',
  'lapsed',
  'withdrawn',
  'not_selected',
] as const;
export type BidState = (typeof bidStates)[number];

/** The life of a bid (product §3.2). `countered_o` waits for the expert's answer, `countered_e` for the owner's. */
export const bidProcess = defineProcess(bidStates, {
  revise: { from: ['submitted', 'shortlisted', 'stale'], by: ['expert'], to: ['submitted', 'shortlisted'] },
  confirm: { from: ['stale'], by: ['expert'], to: 'submitted' },
  shortlist: { from: ['submitted'], by: ['owner'], to: 'shortlisted' },
  unshortlist: { from: ['shortlisted'], by: ['owner'], to: 'submitted' },
  counter: { from: ['submitted', 'shortlisted', 'countered_e'], by: ['owner'], to: 'countered_o' },
  counterBack: { from: ['countered_o'], by: ['expert'], to: 'countered_e' },
  acceptCounter: { from: ['countered_o'], by: ['expert'], to: 'agreed' },
  acceptCounterBack: { from: ['countered_e'], by: ['owner'], to: 'agreed' },
  refuseCounter: { from: ['countered_o'], by: ['expert'], to: 'submitted' },
  refuseCounterBack: { from: ['countered_e'], by: ['owner'], to: 'declined' },
  fallBack: { from: ['countered_o', 'countered_e'], by: ['clock'], to: 'submitted', after: 'COUNTER' },
  offer: { from: ['submitted', 'shortlisted', 'agreed'], by: ['owner'], to: 'offered' },
  rescindOffer: { from: ['offered'], by: ['owner'], to: 'submitted' },
  acceptOffer: { from: ['offered'], by: ['expert'], to: 'won' },
  refuseOffer: { from: ['offered'], by: ['expert'], to: 'refused' },
  lapse: { from: ['offered'], by: ['clock'], to: 'lapsed', after: 'OFFER' },
  decline: { from: ['submitted', 'shortlisted', 'agreed'], by: ['owner'], to: 'declined' },
  withdraw: {
    from: ['submitted', 'shortlisted', 'countered_o', 'countered_e', 'agreed', 'offered', 'stale'],
    by: ['expert'],
    to: 'withdrawn',
  },
  outdate: {
    from: ['submitted', 'shortlisted', 'countered_o', 'countered_e', 'agreed', 'stale'],
    by: ['clock'],
    to: 'stale',
  },
  leaveStale: { from: ['stale'], by: ['clock'], to: 'withdrawn', after: 'STALE' },
  passOver: {
    from: ['submitted', 'shortlisted', 'countered_o', 'countered_e', 'agreed', 'offered', 'stale'],
    by: ['clock'],
    to: 'not_selected',
  },
});
export type BidStep = keyof typeof bidProcess.transitions;

/** Still going somewhere; an expert has at most one of these per task. */
export const liveBidStates: readonly BidState[] = ['submitted', 'shortlisted', 'countered_o', 'countered_e', 'agreed', 'offered', 'stale'];
