import { Injectable } from '@nestjs/common';
import { NotPossibleNow, type Tx } from '@sidecrew/platform';
import { Intents } from '../intents/intents.js';
import { LockChargeback, type LockedChargeback } from './lock-chargeback.js';

/** A chargeback is given up: it is lost at once, and the loss is booked as for any lost one. Who may do so, and the record, are the caller's. */
@Injectable()
export class ConcedeChargeback {
  constructor(
    private readonly intents: Intents,
    private readonly chargebacks: LockChargeback,
  ) {}

  /** Locks it; refuses what is over, what was answered (the bank decides now) and what was given up. */
  async check(tx: Tx, disputeId: string): Promise<LockedChargeback> {
    const chargeback = await this.chargebacks.run(tx, disputeId);
    if (chargeback.isOver || chargeback.isAnswered || chargeback.isConceded)
      throw new NotPossibleNow('chargeback', 'concede', chargeback.status);
    return chargeback;
  }

  /** Answers the intent. */
  async run(tx: Tx, disputeId: string): Promise<string> {
    const { contractId, milestoneId, concessionsRefused } = await this.check(tx, disputeId);
    const wish = await this.intents.request(tx, {
      op: 'concede',
      // What Stripe refused may be asked for again.
      businessKey: `concede:${disputeId}:${concessionsRefused + 1}`,
      contractId,
      milestoneId,
      subject: { type: 'chargeback', id: disputeId },
      params: { disputeId },
    });
    return wish.id;
  }
}
