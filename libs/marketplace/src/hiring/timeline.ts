import { newId, type ProcessActor, type Tx } from '@sidecrew/platform';

export interface TimelineFact {
  readonly contractId: string;
  readonly milestoneId?: string;
  /** What happened, in the past: `milestone_funded`, `changes_requested`. The client owns the sentence. */
  readonly kind: string;
  /** The person; null where the clock or the payment partner acted. */
  readonly actorId: string | null;
  readonly actorRole: ProcessActor;
  readonly facts?: Readonly<Record<string, string | number | null>>;
}

/** Adds a line to the one timeline of a contract and tells open screens that it grew. */
export async function recordTimeline(tx: Tx, fact: TimelineFact): Promise<void> {
  await tx.query(
    `insert into timeline (id, contract_id, milestone_id, at, kind, actor_id, actor_role, facts)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(), fact.contractId, fact.milestoneId ?? null, tx.now, fact.kind, fact.actorId, fact.actorRole, JSON.stringify(fact.facts ?? {})],
  );
  await tx.touch(`contract:${fact.contractId}`);
}
