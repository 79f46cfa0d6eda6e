import { Injectable } from '@nestjs/common';
import type { ChargeDeclined, ChargeWish, PayerAskedBack } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { lockMilestone } from '../../hiring/contract-locks.js';
import { Milestone } from '../../hiring/milestone.entity.js';
import { recordTimeline } from '../../hiring/timeline.js';
import { moneyFact } from '../escrow.events.js';
import type { SavedCardKeeper } from '../funding-keepers.js';
import { isOpenAttempt } from '../funding-subject.js';
import { CardDeclined, PayerAskedToConfirm } from './card-charge.events.js';
import { moveCharge } from './card-charge-rows.js';
import { declineWords } from './decline-words.js';

/** What becomes of a milestone while its owner's saved card is charged. */
@Injectable()
export class FollowCardCharges implements SavedCardKeeper {
  constructor(private readonly deadlines: Deadlines) {}

  /**
   * Reads without a lock: whether the money is taken in is decided when it comes. Nobody who was suspended meanwhile is charged,
   * nor for a contract that takes no payment now.
   */
  async stillWanted(tx: Tx, wish: ChargeWish): Promise<boolean> {
    const milestone = await tx.manager.findOneBy(Milestone, { id: wish.milestoneId });
    if (!milestone || !isOpenAttempt(milestone, wish)) return false;
    const [payable] = await tx.query(
      `select from contracts k join users o on o.id = k.owner_id
        where k.id = $1 and k.state in ('awaiting_funding', 'active') and o.suspended_at is null`,
      [milestone.contractId],
    );
    return payable !== undefined;
  }

  async declined(tx: Tx, fact: ChargeDeclined): Promise<void> {
    const { code, retryAt } = fact;
    // The last decline ends the attempt, which `fundingEnded` tells in a moment.
    if (!retryAt) return;
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (!isOpenAttempt(milestone, fact)) return;
    await moveCharge(tx, milestone, { state: 'declined', code, retryAt });
    await this.tell(tx, contract, milestone, 'card_declined');
    await tx.publish(new CardDeclined(declineWords(code), retryAt.toISOString(), ...moneyFact(contract, milestone)));
  }

  /** The page stays open much longer than for somebody who stands at it; CARD_CONFIRM ends with it. */
  async askedBack(tx: Tx, fact: PayerAskedBack): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (!isOpenAttempt(milestone, fact)) return;
    const { because, paymentId: pagePaymentId } = fact;
    await moveCharge(tx, milestone, { state: 'asked_back', code: because, pagePaymentId });
    await this.deadlines.set(tx, 'CARD_CONFIRM', milestone.id, fact.until);
    await this.tell(tx, contract, milestone, 'card_owner_asked_back');
    await tx.publish(new PayerAskedToConfirm(because, fact.until.toISOString(), ...moneyFact(contract, milestone)));
  }

  private tell(tx: Tx, contract: Contract, milestone: Milestone, kind: string): Promise<void> {
    return recordTimeline(tx, { contractId: contract.id, milestoneId: milestone.id, kind, actorId: null, actorRole: 'payments' });
  }
}
