import { NotFound, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { Dispute } from './dispute.entity.js';
import type { DisputePeople } from './dispute.events.js';

export interface LockedDispute {
  readonly contract: Contract;
  readonly milestone: Milestone;
  readonly dispute: Dispute;
}

/** Locks contract, milestone and dispute, in that order, and reads them. Who may see it is the caller's next line. */
export async function lockDispute(tx: Tx, disputeId: string): Promise<LockedDispute> {
  const [row] = await tx.query<{ milestone_id: string }>(`select milestone_id from disputes where id = $1`, [disputeId]);
  if (!row) throw new NotFound('dispute');
  const { contract, milestone } = await lockMilestone(tx, row.milestone_id);
  const dispute = await tx.manager.findOneOrFail(Dispute, { where: { id: disputeId }, lock: { mode: 'for_no_key_update' } });
  return { contract, milestone, dispute };
}

/** Whom an event about this dispute concerns. */
export const peopleOf = ({ contract, dispute }: Pick<LockedDispute, 'contract' | 'dispute'>): DisputePeople => ({
  disputeId: dispute.id,
  contractId: contract.id,
  milestoneId: dispute.milestoneId,
  ownerId: contract.ownerId,
  expertId: contract.expertId,
});
