import { type Currency, Money } from '@sidecrew/money';
import { NotFound, type Tx } from '@sidecrew/platform';
import type { Decision, DecisionState } from './decision.js';

export type StoredDecision = Omit<Decision, 'amount'> & { readonly currency: Currency; readonly amountMinor: string };

export const decisionColumns = `
  id, kind, subject, facts, currency, amount_minor::text as "amountMinor", reason, state, needs_second as "needsSecond",
  asked_by as "askedBy", asked_at as "askedAt", decided_by as "decidedBy", decided_at as "decidedAt", answer`;

export const toDecision = ({ currency, amountMinor, ...row }: StoredDecision): Decision => ({
  ...row,
  amount: Money.of(amountMinor, currency),
});

/** Reads a decision under its lock; refuses with NOT_FOUND where there is none. */
export async function lockDecision(tx: Tx, id: string): Promise<Decision> {
  const [row] = await tx.query<StoredDecision>(`select ${decisionColumns} from staff_decisions where id = $1 for no key update`, [id]);
  if (!row) throw new NotFound('decision');
  return toDecision(row);
}

/** Writes where a decision stands now; `by` is the second admin, where one decided. */
export async function moveDecision(
  tx: Tx,
  id: string,
  state: DecisionState,
  by: string | null = null,
  answer: string | null = null,
): Promise<void> {
  await tx.query(
    `update staff_decisions set state = $2, decided_by = coalesce($3, decided_by), decided_at = coalesce(decided_at, $5), answer = coalesce($4, answer) where id = $1`,
    [id, state, by, answer, tx.now],
  );
}
