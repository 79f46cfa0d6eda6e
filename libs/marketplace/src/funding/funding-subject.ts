import type { IntentSubject } from '@sidecrew/payments';
import type { Milestone } from '../hiring/milestone.entity.js';

/** The type of subject by which wishes to fund a milestone are told from those for tips and the like. */
export const fundingSubjectType = 'funding';

/** Names one attempt to pay: the version tells a late success of an earlier one from the one that is open. */
export const fundingSubject = ({ id, version }: Pick<Milestone, 'id' | 'version'>): IntentSubject => ({
  type: fundingSubjectType,
  id: `${id}:${version}`,
});

/** An earlier attempt may still speak; only the one that is open counts. */
export const isOpenAttempt = (milestone: Milestone, { subject }: { readonly subject: IntentSubject }): boolean =>
  milestone.state === 'funding' && subject.id === fundingSubject(milestone).id;
