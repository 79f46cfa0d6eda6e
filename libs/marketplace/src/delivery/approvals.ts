import type { Money } from '@sidecrew/money';
import { newId, type Tx } from '@sidecrew/platform';

export interface ApprovalFact {
  readonly deliveryId: string;
  /** The row that will be paid: the approved part where the milestone was divided. */
  readonly milestoneId: string;
  readonly byRole: 'owner' | 'admin' | 'clock';
  readonly approvedBy: string | null;
  readonly amount: Money;
}

/** Keeps who accepted what and when, as a row of its own: the fact that release and every later question rest on. */
export async function recordApproval(tx: Tx, fact: ApprovalFact): Promise<void> {
  await tx.query(
    `insert into approvals (id, delivery_id, milestone_id, by_role, approved_by, amount_minor, currency, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(), fact.deliveryId, fact.milestoneId, fact.byRole, fact.approvedBy, fact.amount.minor.toString(), fact.amount.currency, tx.now],
  );
}
