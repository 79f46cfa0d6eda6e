import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, NotPossibleNow, recordAudit, Work } from '@sidecrew/platform';
import { Intents } from '../intents/intents.js';
import { LockChargeback } from './lock-chargeback.js';

/** An admin gives a chargeback up: it is lost at once, and the loss is booked as for any lost one. */
@Injectable()
export class ConcedeChargeback {
  constructor(
    private readonly work: Work,
    private readonly intents: Intents,
    private readonly chargebacks: LockChargeback,
  ) {}

  /** Answers the intent. Refuses what is over, what was answered (the bank decides now) and what was given up. */
  async run(actor: Actor, disputeId: string, reason: string): Promise<string> {
    if (reason.trim().length < 3) throw new InvalidInput('reason', 'Say why it is given up, in a sentence.');
    return this.work.transaction(async (tx) => {
      const chargeback = await this.chargebacks.run(tx, disputeId);
      if (chargeback.isOver || chargeback.isAnswered || chargeback.isConceded)
        throw new NotPossibleNow('chargeback', 'concede', chargeback.status);
      const { contractId, milestoneId, concessionsRefused } = chargeback;
      const wish = await this.intents.request(tx, {
        op: 'concede',
        // What Stripe refused may be asked for again.
        businessKey: `concede:${disputeId}:${concessionsRefused + 1}`,
        contractId,
        milestoneId,
        subject: { type: 'chargeback', id: disputeId },
        params: { disputeId },
      });
      const audit = { actorId: actor.id, action: 'chargeback.conceded', subjectType: 'payment', subjectId: chargeback.paymentId };
      await recordAudit(tx, { ...audit, reason: reason.trim(), facts: { disputeId } });
      return wish.id;
    });
  }
}
