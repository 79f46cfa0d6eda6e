import { defineProcess } from '@sidecrew/platform';

export const contractStates = ['awaiting_funding', 'active', 'paused', 'on_hold', 'ending', 'completed', 'cancelled', 'lapsed'] as const;
export type ContractState = (typeof contractStates)[number];

/** The whole life of a contract (product §3.3). Rows of later work (amend, pause, hold, end) are added here and nowhere else. */
export const contractProcess = defineProcess(contractStates, {
  activate: { from: ['awaiting_funding'], by: ['payments'], to: 'active' },
  lapse: { from: ['awaiting_funding'], by: ['clock'], to: 'lapsed', after: 'FUND' },
  cancel: { from: ['awaiting_funding'], by: ['owner', 'expert'], to: 'cancelled' },
  complete: { from: ['active', 'ending'], by: ['payments', 'clock'], to: ['completed', 'cancelled'] },
});
export type ContractStep = keyof typeof contractProcess.transitions;

/** Nothing moves any more in these. */
export const endedContractStates: readonly ContractState[] = ['completed', 'cancelled', 'lapsed'];
