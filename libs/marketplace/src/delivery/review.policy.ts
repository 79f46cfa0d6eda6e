import { type Actor, NotFound, NotPossibleNow } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import type { Delivery } from './delivery.entity.js';

export type Reviewer = 'owner' | 'admin';

/** Who may review a delivery: the owner; an admin in the owner's place once the review fell to them. */
export const reviewPolicy = {
  /** Answers as whom the actor reviews. Whoever may not see the contract learns nothing. */
  mustReview(actor: Actor, contract: Contract): Reviewer {
    const party = contractPolicy.partyOf(actor, contract);
    if (party === 'owner') return 'owner';
    if (party === 'expert' || !actor.roles.has('admin')) throw new NotFound('contract');
    return 'admin';
  },

  /** An admin has no say while the owner's own review runs. */
  mustHaveFallen(reviewer: Reviewer, delivery: Delivery, action: string): void {
    if (reviewer === 'admin' && !delivery.adminReviewsSince) throw new NotPossibleNow('review', action, 'with_the_owner');
  },
};
