import type { Tx } from '@sidecrew/platform';
import type { Milestone } from './milestone.entity.js';

/**
 * Writes all that a step may change of a locked milestone, in one statement. What stays for its life (amount, place,
 * contract) is not among it.
 */
export async function keepMilestone(tx: Tx, milestone: Milestone): Promise<void> {
  await tx.query(
    `update milestones set state = $2, version = $3, due_at = $4, funded_at = $5, approved_at = $6, auto_approved = $7, change_rounds = $8,
       review_extended = $9, stood_in = $10, stopped_deadlines = $11, blocked_because = $12, expert_fee_minor = $13, owner_fee_minor = $14,
       ended_at = $15
     where id = $1`,
    [
      milestone.id,
      milestone.state,
      milestone.version,
      milestone.dueAt,
      milestone.fundedAt,
      milestone.approvedAt,
      milestone.autoApproved,
      milestone.changeRounds,
      milestone.reviewExtended,
      milestone.stoodIn,
      milestone.stoppedDeadlines && JSON.stringify(milestone.stoppedDeadlines),
      milestone.blockedBecause,
      milestone.expertFeeMinor?.toString() ?? null,
      milestone.ownerFeeMinor?.toString() ?? null,
      milestone.endedAt,
    ],
  );
}
