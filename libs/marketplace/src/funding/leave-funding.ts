import { Injectable } from '@nestjs/common';
import { FundingsReader, Intents } from '@sidecrew/payments';
import { type Actor, Deadlines, type ProcessActor, type Tx, Work } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { stepOrRefuse } from '../step-or-refuse.js';
import { FundingLeft } from './escrow.events.js';

/** Closes an open payment page, by the owner or when its time is over. Money that comes all the same goes back by itself. */
@Injectable()
export class LeaveFunding {
  constructor(
    private readonly work: Work,
    private readonly intents: Intents,
    private readonly fundings: FundingsReader,
    private readonly deadlines: Deadlines,
  ) {}

  async run(actor: Actor, milestoneId: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);
      contractPolicy.mustBe('owner', actor, contract);
      stepOrRefuse('milestone', () => milestone.take('leaveFunding', 'owner'));
      await this.close(tx, contract, milestone, 'owner', actor.id);
    });
  }

  /** The step is taken: closes the page and says so. Also used when its time ends. */
  async close(tx: Tx, contract: Contract, milestone: Milestone, by: ProcessActor, actorId: string | null): Promise<void> {
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CARD_CONFIRM');
    const open = (await this.fundings.ofMilestones([milestone.id])).find(({ state }) => state === 'open' || state === 'created');
    if (open) {
      await this.intents.request(tx, {
        op: 'fund.expire', businessKey: `fund.expire:${open.id}`, contractId: contract.id, milestoneId: milestone.id,
        subject: { type: 'milestone', id: milestone.id }, params: { paymentId: open.id },
      });
    }
    await recordTimeline(tx, { contractId: contract.id, milestoneId: milestone.id, kind: 'funding_left', actorId, actorRole: by });
    await tx.publish(new FundingLeft(contract.id, milestone.id, contract.ownerId, contract.expertId, milestone.amountMinor.toString(), milestone.currency));
  }
}
