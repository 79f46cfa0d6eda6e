import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, Deadlines, type Tx, Work } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { FundingLeft, moneyFact } from './escrow.events.js';
import { FundingAttempts } from './funding-attempts.js';
import { forgetCharge, openChargeOf } from './saved-cards/card-charge-rows.js';

/**
 * Ends an attempt to pay without a payment: the owner goes back or stops their card, or the page's time is over. A payment that
 * slips through after the owner went back finds the milestone planned and returns in full by itself.
 */
@Injectable()
export class LeaveFunding implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
    private readonly attempts: FundingAttempts,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep('CARD_CONFIRM', { lock: lockMilestone, act: (tx, milestoneId) => this.whenTimeIsUp(tx, milestoneId) });
  }

  run(actor: Actor, milestoneId: string): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);
      contractPolicy.mustBe('owner', actor, contract);
      await this.leave(tx, contract, milestone, 'owner', actor.id);
      return milestone;
    });
  }

  /**
   * The page is closed first, and its end decides: who paid in time keeps the milestone, also when the news of it was
   * lost. Without a page there is nothing to wait for.
   */
  private async whenTimeIsUp(tx: Tx, milestoneId: string): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (milestone.state !== 'funding' || (await this.attempts.close(tx, contract, milestone)) !== 'nothing') return;
    await this.leave(tx, contract, milestone, 'clock', null);
  }

  private async leave(tx: Tx, contract: Contract, milestone: Milestone, by: 'owner' | 'clock', actorId: string | null): Promise<void> {
    const isByCard = (await openChargeOf(tx, milestone)) !== null;
    await this.attempts.close(tx, contract, milestone);
    milestone.take('leaveFunding', by);
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CARD_CONFIRM');
    await forgetCharge(tx, milestone);
    const kind = isByCard ? 'card_charge_stopped' : 'funding_left';
    await recordTimeline(tx, { contractId: contract.id, milestoneId: milestone.id, kind, actorId, actorRole: by });
    if (!isByCard) await tx.publish(new FundingLeft(...moneyFact(contract, milestone)));
  }
}
