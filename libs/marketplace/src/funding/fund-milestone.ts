import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { feeOn } from '@sidecrew/money';
import { type FundRequest, Intents } from '@sidecrew/payments';
import { type Actor, Deadlines, later, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { fundingSubject } from './funding-subject.js';
import { TooLongToFund } from './funding.refusals.js';
import { emailOf } from './payer-email.js';
import { PaymentPage } from './payment-page.js';

/** Longer work would pass the longest hold before it could be reviewed and cleared. */
const longestDays = 55;

export interface OpenPage {
  readonly milestone: Milestone;
  readonly url: string;
}

/** Opens the payment partner's page for a milestone. Asked again while it is open, the same page comes back. */
@Injectable()
export class FundMilestone {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
    private readonly intents: Intents,
    private readonly page: PaymentPage,
  ) {}

  async run(actor: Actor, milestoneId: string): Promise<OpenPage> {
    const { milestone, intent } = await this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('owner', actor, contract);
      await requireGoodStanding(tx, actor);
      if (milestone.state !== 'funding') await this.begin(tx, actor, contract, milestone);
      const intent = await this.intents.request(tx, fundRequest(contract, milestone, await emailOf(tx, actor)));

      return { milestone, intent };
    });
    return { milestone, url: await this.page.open(intent) };
  }

  private async begin(tx: Tx, actor: Actor, contract: Contract, milestone: Milestone): Promise<void> {
    if (contract.state !== 'awaiting_funding' && contract.state !== 'active') throw new NotPossibleNow('contract', 'fund', contract.state);
    if (milestone.days > longestDays) throw new TooLongToFund(longestDays);
    milestone.take('fund', 'owner');
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.set(tx, 'CARD_CONFIRM', milestone.id, later(tx.now, launchTimers.CARD_CONFIRM));
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'funding_started',
      actorId: actor.id,
      actorRole: 'owner',
    });
  }
}

function fundRequest(contract: Contract, milestone: Milestone, payerEmail: string): FundRequest {
  const path = `/contracts/${contract.id}`;
  return {
    op: 'fund',
    businessKey: `fund:${milestone.id}:${milestone.version}`,
    contractId: contract.id,
    milestoneId: milestone.id,
    subject: fundingSubject(milestone),
    params: {
      payerId: contract.ownerId,
      payerEmail,
      currency: milestone.currency,
      priceMinor: milestone.amountMinor,
      ownerFeeMinor: feeOn(milestone.amountMinor, contract.terms.ownerFeeBasisPoints),
      title: milestone.title,
      successPath: `${path}/fund?milestone=${milestone.id}`,
      cancelPath: `${path}?milestone=${milestone.id}&left=1`,
    },
  };
}
