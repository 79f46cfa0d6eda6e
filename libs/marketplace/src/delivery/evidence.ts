import { InvalidInput } from '@sidecrew/platform';
import type { AiDeclaration } from '../bidding/bid.entity.js';
import { EvidenceMissing, NothingToOpen } from './delivery.refusals.js';

/** What the expert shows for one point of the checklist. */
export interface EvidenceForm {
  readonly checklistItemId: string;
  readonly note: string;
  readonly url?: string | null;
  readonly fileIds: readonly string[];
}

export interface DeliveryForm {
  readonly note: string;
  readonly aiDeclaration: AiDeclaration;
  readonly evidence: readonly EvidenceForm[];
}

/** A note that stands alone says at least this much. */
const shortestNote = 20;

/** Every point is shown by something, and the whole by something that can be opened. */
export function evidenceMustCover(checklist: readonly { readonly id: string }[], evidence: readonly EvidenceForm[]): void {
  const known = new Set(checklist.map(({ id }) => id));
  const shown = new Map(evidence.map((item) => [item.checklistItemId, item]));
  if (shown.size !== evidence.length || evidence.some((item) => !known.has(item.checklistItemId))) {
    throw new InvalidInput('evidence', 'Show each point of the checklist once, and no other points.');
  }
  for (const { url } of evidence) {
    if (url && !opensOnTheWeb(url)) throw new InvalidInput('evidence', 'Links start with http:// or https://.');
  }
  const missing = checklist.filter(({ id }) => !showsSomething(shown.get(id))).map(({ id }) => id);
  if (missing.length > 0) throw new EvidenceMissing(missing);
  if (!evidence.some((item) => item.url || item.fileIds.length > 0)) throw new NothingToOpen();
}

const showsSomething = (item: EvidenceForm | undefined): boolean =>
  item !== undefined && (item.fileIds.length > 0 || !!item.url || item.note.trim().length >= shortestNote);

function opensOnTheWeb(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
