import { deferredFeeOf, escrowOf } from '../accounts.js';
import { type Journal, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

/**
 * J21: what a week did not use is held for the next one, with the owner fee that was taken for it. Also moves what is
 * left of a retainer's period (J20). At the contract's end the rest goes back by J6 instead.
 */
export function rolledOver(
  scope: JournalScope,
  facts: {
    readonly decisionId: string;
    readonly fromId: string;
    readonly toId: string;
    readonly restMinor: bigint;
    readonly ownerFeeMinor: bigint;
  },
): Journal {
  return {
    ...scope,
    kind: 'rolled_over',
    source: { type: 'decision', id: facts.decisionId },
    postings: postings(
      [escrowOf(facts.fromId), facts.restMinor],
      [escrowOf(facts.toId), -facts.restMinor],
      [deferredFeeOf(facts.fromId), facts.ownerFeeMinor],
      [deferredFeeOf(facts.toId), -facts.ownerFeeMinor],
    ),
  };
}
