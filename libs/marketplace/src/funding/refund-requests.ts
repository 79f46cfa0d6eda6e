import { newId, type Tx } from '@sidecrew/platform';

/** Keeps that the owner asked, why and until when the expert may answer. */
export async function openRefundRequest(tx: Tx, milestoneId: string, reason: string, replyDueAt: Date): Promise<void> {
  await tx.query(`insert into refund_requests (id, milestone_id, reason, asked_at, reply_due_at) values ($1, $2, $3, $4, $5)`, [
    newId(),
    milestoneId,
    reason,
    tx.now,
    replyDueAt,
  ]);
}

/** The request is answered, withdrawn or overtaken. */
export async function endRefundRequest(tx: Tx, milestoneId: string): Promise<void> {
  await tx.query(`update refund_requests set ended_at = $2 where milestone_id = $1 and ended_at is null`, [milestoneId, tx.now]);
}
