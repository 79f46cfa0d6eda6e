import { Injectable } from '@nestjs/common';
import { FundingsReader, RefreshFunding } from '@sidecrew/payments';
import { type Actor, type Tx, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import type { Milestone } from '../hiring/milestone.entity.js';

/**
 * Asks the payment partner how a payment stands, for an owner who is back before the news of it. Changes nothing by
 * itself, so it may be asked at any time; what was paid is applied as if the news had come.
 */
@Injectable()
export class ConfirmFunding {
  constructor(
    private readonly work: Work,
    private readonly fundings: FundingsReader,
    private readonly refresh: RefreshFunding,
  ) {}

  async run(actor: Actor, milestoneId: string): Promise<Milestone> {
    const asked = await this.work.transaction((tx) => own(tx, actor, milestoneId));
    if (asked.state !== 'funding') return asked;
    for (const { id } of await this.fundings.ofMilestones([milestoneId])) await this.refresh.run(id);
    return this.work.transaction((tx) => own(tx, actor, milestoneId));
  }
}

async function own(tx: Tx, actor: Actor, milestoneId: string): Promise<Milestone> {
  const { contract, milestone } = await lockMilestone(tx, milestoneId);
  contractPolicy.mustBe('owner', actor, contract);
  return milestone;
}
