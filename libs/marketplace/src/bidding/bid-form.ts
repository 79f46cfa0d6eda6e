import type { Tx } from '@sidecrew/platform';
import { refuseContactDetails } from '../contact-details.refusal.js';
import type { Task } from '../posting/task.entity.js';
import type { AiDeclaration, Bid } from './bid.entity.js';
import { piecesOf, type TermsForm, termsMustFit } from './bid-terms.js';

/** What an expert writes. */
export interface BidForm extends TermsForm {
  readonly message: string;
  readonly aiDeclaration: AiDeclaration;
  readonly sampleIds: readonly string[];
}

/** Checks the form against the task and writes it into the bid, as its answer to the task's present version. */
export function fillInBid(tx: Tx, task: Task, bid: Bid, form: BidForm): void {
  termsMustFit(task, form);
  refuseContactDetails({
    message: form.message,
    milestones: form.milestones.map(({ title }) => title).join('\n'),
  });
  bid.taskVersion = task.version;
  bid.currency = task.currency;
  bid.priceMinor = form.price.minor;
  bid.days = form.days;
  bid.milestones = piecesOf(form);
  bid.message = form.message.trim();
  bid.aiDeclaration = form.aiDeclaration;
  bid.sampleIds = [...new Set(form.sampleIds)];
  bid.termsAt = tx.now;
}
