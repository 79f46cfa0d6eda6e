import { type Tx } from '@sidecrew/platform';
import type { Task } from '../posting/task.entity.js';
import { Bid } from './bid.entity.js';
import type { BidOnTask } from './bid-locks.js';
import type { Side } from './bid.events.js';

/** Saves a bid after a step. */
export async function saveBid(tx: Tx, bid: Bid): Promise<void> {
  await tx.manager.save(Bid, bid);
}

/** Makes the bid's terms its next version and keeps them for good: an offer cites it, a contract copies it. */
export async function freezeTerms(tx: Tx, bid: Bid, by: Side): Promise<void> {
  await tx.query(
    `insert into bid_versions (bid_id, version, by_role, at, task_version, currency, price_minor, days, milestones, message, ai_declaration)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      bid.id,
      bid.version,
      by,
      tx.now,
      bid.taskVersion,
      bid.currency,
      bid.priceMinor.toString(),
      bid.days,
      JSON.stringify(bid.milestones),
      bid.message,
      bid.aiDeclaration,
    ],
  );
}

/** The ids that every fact about a bid names, in the order of its constructor. */
export const idsOf = ({
  bid,
  task,
}: {
  readonly bid: Bid;
  readonly task: Pick<Task, 'id' | 'ownerId'>;
}): [string, string, string, string] => [bid.id, task.id, task.ownerId, bid.expertId];

/** The two people of a bid, for the policy. */
export const partiesOf = ({ bid, task }: BidOnTask): { ownerId: string; expertId: string } => ({
  ownerId: task.ownerId,
  expertId: bid.expertId,
});
