import type { Money } from '@sidecrew/money';
import { type Actor, type Files, newId, type Tx } from '@sidecrew/platform';
import type { Party } from '../hiring/contract.policy.js';
import type { Dispute } from './dispute.entity.js';
import { ClaimOutOfRange, StatementIsEmpty } from './dispute.refusals.js';

/** One side's words, evidence and figure: what it wants for the owner. */
export interface StatementForm {
  readonly text: string;
  readonly claim: Money;
  readonly fileIds: readonly string[];
}

const shortestText = 20;

export function statementMustStand(dispute: Pick<Dispute, 'held'>, { text, claim, fileIds }: StatementForm): void {
  if (claim.currency !== dispute.held.currency || claim.isMoreThan(dispute.held)) throw new ClaimOutOfRange(dispute.held);
  if (text.trim().length < shortestText && fileIds.length === 0) throw new StatementIsEmpty();
}

export async function storeStatement(
  tx: Tx,
  files: Files,
  actor: Actor,
  party: Party,
  disputeId: string,
  form: StatementForm,
): Promise<void> {
  const attached = await files.mine(tx, actor, 'dispute', form.fileIds);
  const id = newId();
  await tx.query(
    `insert into dispute_statements (id, dispute_id, by_party, author_id, text, claim_minor, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, disputeId, party, actor.id, form.text.trim(), form.claim.minor.toString(), tx.now],
  );
  await tx.query(
    `insert into dispute_files (statement_id, file_id, position, sha256)
     select $1, file.id, file.position, file.sha256 from jsonb_to_recordset($2::jsonb) as file (id uuid, position int, sha256 text)`,
    [id, JSON.stringify(attached.map((file, position) => ({ id: file.id, position, sha256: file.sha256 })))],
  );
}
