import { publishUpdated } from '../events/publish.js';
import { missing, unexpectedState } from '../protocol/api-error.js';
import { clearable, flag, optional, text, type Field } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, hash, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { closeDispute, submitEvidence } from './decide-dispute.js';
import { evidenceFields, isOver, type Dispute, type EvidenceField } from './dispute.js';

const evidenceShape = Object.fromEntries(evidenceFields.map((field) => [field, clearable(text(20_000))])) as Record<
  EvidenceField,
  Field<string | null | undefined>
>;

const filters = { charge: optional(text()), payment_intent: optional(text()), created: timeRange() };

/** Disputes: to be answered, or conceded. */
export const disputeRoutes = [
  route('GET', '/v1/disputes', { ...pageShape, ...filters }, ({ world, account, params, path }) => {
    const rows = world.tables.disputes
      .newestFirst(account)
      .filter((dispute) => within(dispute.created, params.created))
      .filter((dispute) => [undefined, dispute.charge].includes(params.charge))
      .filter((dispute) => [undefined, dispute.payment_intent].includes(params.payment_intent));
    return pageOf(rows, params, path);
  }),
  route('GET', '/v1/disputes/:id', expandShape, ({ world, account, ids }) => find(world, account, ids[0])),
  route(
    'POST',
    '/v1/disputes/:id',
    {
      ...expandShape,
      evidence: optional(hash(evidenceShape)),
      metadata: metadata(),
      submit: optional(flag()),
    },
    ({ world, account, ids, params }) => {
      const dispute = find(world, account, ids[0]);
      if (params.evidence && isOver(dispute)) throw alreadyClosed(dispute);
      if (params.evidence && dispute.evidence_details.submission_count > 0) {
        throw unexpectedState('dispute_evidence_submitted', 'Evidence was already submitted and cannot be changed.');
      }
      checkFiles(world, account, params.evidence ?? {});
      const given = Object.entries(params.evidence ?? {}).filter(([, value]) => value !== undefined);
      const changed = publishUpdated(world, world.tables.disputes, dispute.id, 'charge.dispute.updated', {
        evidence: { ...dispute.evidence, ...Object.fromEntries(given) },
        evidence_details: { ...dispute.evidence_details, has_evidence: given.length > 0 },
        metadata: mergeMetadata(dispute.metadata, params.metadata),
      });
      // Without `submit: false` the API hands evidence to the bank at once.
      const hands = given.length > 0 ? (params.submit ?? true) : (params.submit ?? false);
      return hands && !isOver(changed) ? submitEvidence(world, changed) : changed;
    },
  ),
  route('POST', '/v1/disputes/:id/close', expandShape, ({ world, account, ids }) => {
    const dispute = find(world, account, ids[0]);
    if (isOver(dispute)) throw alreadyClosed(dispute);
    return closeDispute(world, dispute, 'lost');
  }),
  route('GET', '/v1/radar/early_fraud_warnings', { ...pageShape, ...filters }, ({ world, account, params, path }) => {
    const rows = world.tables.warnings
      .newestFirst(account)
      .filter((warning) => within(warning.created, params.created))
      .filter((warning) => [undefined, warning.charge].includes(params.charge))
      .filter((warning) => [undefined, warning.payment_intent].includes(params.payment_intent));
    return pageOf(rows, params, path);
  }),
  route('GET', '/v1/radar/early_fraud_warnings/:id', expandShape, ({ world, account, ids: [id = ''] }) => {
    const warning = world.tables.warnings.get(id);
    if (!warning || world.tables.warnings.ownerOf(id) !== account) throw missing('early fraud warning', id);
    return warning;
  }),
];

function find(world: World, account: string, id = ''): Dispute {
  const dispute = world.tables.disputes.get(id);
  if (!dispute || world.tables.disputes.ownerOf(id) !== account) throw missing('dispute', id, 'dispute');
  return dispute;
}

const fileFields: readonly EvidenceField[] = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
];

function checkFiles(world: World, account: string, evidence: Partial<Record<EvidenceField, string | null>>): void {
  for (const field of fileFields) {
    const id = evidence[field];
    if (id && world.tables.files.ownerOf(id) !== account) throw missing('file upload', id, `evidence[${field}]`);
  }
}

function alreadyClosed(dispute: Dispute) {
  return unexpectedState('dispute_already_closed', `This dispute is already closed (${dispute.status}).`);
}
