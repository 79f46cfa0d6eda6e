import { InvalidInput, newId, type Tx } from '@sidecrew/platform';
import { Milestone } from '../hiring/milestone.entity.js';

/** The two rows that a divided milestone goes on as. */
export interface Divided {
  readonly part: Milestone;
  readonly rest: Milestone;
}

/**
 * Cuts a row in two, since one row never holds two outcomes. Both children start where the parent stood, with its
 * deadlines and its open refund request on the rest; they keep posting to the accounts of the milestone that was
 * funded, so nothing is posted here. The caller has already taken the parent to `divided` and moves the children on.
 */
export async function divideMilestone(tx: Tx, parent: Milestone, stood: Milestone['state'], partMinor: bigint): Promise<Divided> {
  if (partMinor <= 0n || partMinor >= parent.amountMinor)
    throw new InvalidInput('amount', 'A part is more than nothing and less than all.');
  const part = childOf(parent, stood, partMinor);
  const rest = childOf(parent, stood, parent.amountMinor - partMinor);
  parent.endedAt = tx.now;
  await tx.manager.save(Milestone, parent);
  await tx.manager.insert(Milestone, [part, rest]);
  await tx.query(
    `insert into deadlines (kind, subject_id, due_at) select kind, $2, due_at from deadlines where subject_id = $1 and kind like 'HOLD_CAP%'`,
    [parent.id, part.id],
  );
  await tx.query(`update deadlines set subject_id = $2 where subject_id = $1`, [parent.id, rest.id]);
  await tx.query(`update refund_requests set milestone_id = $2 where milestone_id = $1 and ended_at is null`, [parent.id, rest.id]);
  return { part, rest };
}

const childOf = (parent: Milestone, state: Milestone['state'], amountMinor: bigint): Milestone =>
  Object.assign(new Milestone(), parent, {
    id: newId(),
    parentId: parent.id,
    state,
    amountMinor,
    version: 0,
    endedAt: null,
    expertFeeMinor: null,
    ownerFeeMinor: null,
  });
