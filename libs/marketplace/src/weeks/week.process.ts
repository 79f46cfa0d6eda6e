import { defineProcess } from '@sidecrew/platform';

export const weekStates = [
  'scheduled',
  'blocked',
  'open',
  'void',
  'expert_check',
  'owner_review',
  'queried',
  'approved',
  'releasing',
  'released',
  'unpaid',
] as const;
export type WeekState = (typeof weekStates)[number];

/**
 * The life of an hourly week (product §3.5). `void` is also a week in which nothing was logged, or that was called off before it
 * began; `unpaid` one whose approved money a bank took back, or that could not leave within the longest hold. Contested lines
 * wait for disputes over lines, so their row is missing here.
 */
export const weekProcess = defineProcess(weekStates, {
  fund: { from: ['scheduled', 'blocked'], by: ['payments'], to: 'open' },
  begin: { from: ['scheduled'], by: ['clock'], to: 'blocked', after: 'WEEK_START' },
  log: { from: ['open'], by: ['expert'], to: 'same' },
  callOff: { from: ['scheduled', 'blocked', 'open'], by: ['owner', 'expert'], to: 'void' },
  end: { from: ['open', 'blocked'], by: ['clock'], to: ['expert_check', 'void'], after: 'WEEK_END' },
  confirm: { from: ['expert_check'], by: ['expert', 'clock'], to: 'owner_review', after: 'WEEK_CHECK' },
  approve: { from: ['owner_review'], by: ['owner', 'clock'], to: 'approved', after: 'WEEK_REVIEW' },
  query: { from: ['owner_review'], by: ['owner'], to: 'queried' },
  answer: { from: ['queried'], by: ['expert'], to: ['queried', 'approved'] },
  answerBySilence: { from: ['queried'], by: ['clock'], to: 'approved', after: 'QUERY_REPLY' },
  release: { from: ['approved'], by: ['clock', 'payments'], to: ['releasing', 'released'], after: 'PREFUND_CLEAR' },
  block: { from: ['releasing'], by: ['payments'], to: 'approved' },
  confirmRelease: { from: ['releasing'], by: ['payments'], to: 'released' },
  lose: { from: ['approved', 'releasing'], by: ['payments'], to: 'unpaid' },
});
export type WeekStep = keyof typeof weekProcess.transitions;

/** Nothing moves any more in these. */
export const finalWeekStates: readonly WeekState[] = ['void', 'released', 'unpaid'];
