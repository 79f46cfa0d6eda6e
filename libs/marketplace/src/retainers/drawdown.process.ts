import { defineProcess } from '@sidecrew/platform';

/** `not_paid`: approved, and yet it could not leave within the longest hold, or the bank took the payment back. */
export const drawdownStates = ['asked', 'approved', 'declined', 'withdrawn', 'released', 'not_paid'] as const;
export type DrawdownState = (typeof drawdownStates)[number];

/** The life of what an expert asks for out of a retainer. Silence decides nothing: the owner did not see a delivery. */
export const drawdownProcess = defineProcess(drawdownStates, {
  approve: { from: ['asked'], by: ['owner'], to: 'approved' },
  decline: { from: ['asked'], by: ['owner'], to: 'declined' },
  withdraw: { from: ['asked'], by: ['expert'], to: 'withdrawn' },
  confirm: { from: ['approved'], by: ['payments'], to: 'released' },
  fail: { from: ['approved'], by: ['payments'], to: 'not_paid' },
});
export type DrawdownStep = keyof typeof drawdownProcess.transitions;
