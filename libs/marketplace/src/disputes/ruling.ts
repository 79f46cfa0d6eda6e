import { InvalidInput, newId, recordAudit, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import type { Party } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import type { Dispute } from './dispute.entity.js';
import type { Split } from './split.js';

/** What an admin writes: shares, words, and findings on points of the checklist. */
export interface RulingForm {
  readonly split: Split;
  readonly text: string;
  readonly reasons: readonly { readonly checklistItemId: string; readonly finding: string }[];
}

export type RulingKind = 'proposal' | 'decision';

/** A ruling sums to what is held and rests on what was agreed. */
export function rulingMustStand(dispute: Dispute, checklist: readonly { readonly id: string }[], form: RulingForm): void {
  dispute.mustSum(form.split);
  const known = new Set(checklist.map(({ id }) => id));
  if (form.reasons.length === 0 || form.reasons.some(({ checklistItemId }) => !known.has(checklistItemId))) {
    throw new InvalidInput('reasons', 'Give a finding on at least one point of the checklist, and on no other points.');
  }
}

export async function storeRuling(tx: Tx, disputeId: string, kind: RulingKind, adminId: string, form: RulingForm): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into rulings (id, dispute_id, kind, admin_id, owner_minor, expert_minor, text, reasons, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      disputeId,
      kind,
      adminId,
      form.split.owner.minor.toString(),
      form.split.expert.minor.toString(),
      form.text.trim(),
      JSON.stringify(form.reasons.map(({ checklistItemId, finding }) => ({ checklistItemId, finding: finding.trim() }))),
      tx.now,
    ],
  );
  return id;
}

interface RulingRecord {
  readonly contract: Contract;
  readonly dispute: Dispute;
  readonly adminId: string;
  readonly form: RulingForm;
  readonly kind: keyof typeof auditNames;
  /** Until when the sides may answer, under the name that the timeline tells it by. */
  readonly until: Readonly<Record<string, Date>>;
}

const auditNames = { split_proposed: 'dispute.split_proposed', dispute_decided: 'dispute.decided' } as const;

/** Tells the timeline of a ruling and leaves the record that every act of staff needs. Answers the shares as text. */
export async function recordRuling(tx: Tx, record: RulingRecord): Promise<{ ownerMinor: string; expertMinor: string }> {
  const { contract, dispute, adminId, form, kind, until } = record;
  const shares = { ownerMinor: form.split.owner.minor.toString(), expertMinor: form.split.expert.minor.toString() };
  const dates = Object.fromEntries(Object.entries(until).map(([name, date]) => [name, date.toISOString()]));
  await recordTimeline(tx, {
    contractId: contract.id,
    milestoneId: dispute.milestoneId,
    kind,
    actorId: adminId,
    actorRole: 'admin',
    facts: { disputeId: dispute.id, ...shares, currency: dispute.currency, ...dates },
  });
  await recordAudit(tx, {
    actorId: adminId,
    action: auditNames[kind],
    subjectType: 'dispute',
    subjectId: dispute.id,
    reason: form.text.trim(),
    facts: shares,
  });
  return shares;
}

export interface Proposal {
  readonly id: string;
  readonly adminId: string;
  readonly ownerMinor: string;
  readonly expertMinor: string;
  readonly prolonged: boolean;
  readonly accepted: Readonly<Record<Party, boolean>>;
}

/** The proposal both sides look at; asked only where the dispute stands in `proposed`. */
export async function proposalOf(tx: Tx, disputeId: string): Promise<Proposal> {
  const [row] = await tx.query<Omit<Proposal, 'accepted'> & { ownerAccepted: boolean; expertAccepted: boolean }>(
    `select id, admin_id as "adminId", owner_minor as "ownerMinor", expert_minor as "expertMinor", prolonged_at is not null as prolonged,
            owner_accepted_at is not null as "ownerAccepted", expert_accepted_at is not null as "expertAccepted"
       from rulings where dispute_id = $1 and kind = 'proposal'`,
    [disputeId],
  );
  if (!row) throw new Error(`The dispute ${disputeId} has no proposal.`);
  const { ownerAccepted, expertAccepted, ...proposal } = row;
  return { ...proposal, accepted: { owner: ownerAccepted, expert: expertAccepted } };
}
