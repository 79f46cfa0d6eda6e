import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, NotPossibleNow, recordAudit, type Tx } from '@sidecrew/platform';
import type { EvidenceRequest } from '../intents/intent-requests.js';
import { Intents } from '../intents/intents.js';
import { LockChargeback } from './lock-chargeback.js';

export type ChargebackAnswer = Omit<EvidenceRequest['params'], 'disputeId'>;

/** Stripe's limit for one text of an answer. */
const longestExplanation = 20_000;

/** An admin answers a chargeback or inquiry. The bank takes one answer, so everything goes in it. */
@Injectable()
export class AnswerChargeback {
  constructor(
    private readonly intents: Intents,
    private readonly chargebacks: LockChargeback,
  ) {}

  /** Answers the intent. Refuses what is over, answered or given up, and two documents in one place. */
  async run(tx: Tx, actor: Actor, disputeId: string, { explanation, files }: ChargebackAnswer): Promise<string> {
    const text = explanation.trim();
    if (text.length < 20 || text.length > longestExplanation)
      throw new InvalidInput('explanation', `Explain in 20 to ${longestExplanation} signs why this payment was right.`);
    if (new Set(files.map((file) => file.as)).size < files.length) throw new InvalidInput('files', 'Each place takes one document.');

    const chargeback = await this.chargebacks.run(tx, disputeId);
    if (chargeback.isOver || chargeback.isAnswered || chargeback.isConceded)
      throw new NotPossibleNow('chargeback', 'answer', chargeback.status);

    const { contractId, milestoneId, tries } = chargeback;
    const wish = await this.intents.request(tx, {
      op: 'evidence',
      businessKey: `evidence:${disputeId}:${tries + 1}`,
      contractId,
      milestoneId,
      subject: { type: 'chargeback', id: disputeId },
      params: { disputeId, explanation: text, files },
    });
    await recordAudit(tx, {
      actorId: actor.id,
      action: 'chargeback.answered',
      subjectType: 'payment',
      subjectId: chargeback.paymentId,
      facts: { disputeId, files: files.map((file) => file.as) },
    });
    return wish.id;
  }
}
