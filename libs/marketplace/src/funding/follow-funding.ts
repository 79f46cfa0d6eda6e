import { Injectable, type OnModuleInit } from '@nestjs/common';
import { feeOn } from '@sidecrew/money';
import { type FundedFact, type FundingEnded, PaymentPorts } from '@sidecrew/payments';
import { days, Deadlines, later, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../hiring/contract-life.js';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { EscrowFunded, FundingLeft, moneyFact } from './escrow.events.js';
import { fundingSubject } from './fund-milestone.js';
import { HoldCap } from './hold-cap.js';
import { FollowTips } from './tips/follow-tips.js';
import { tipSubject } from './tips/give-tip.js';

/** What a payment, or its end without one, means for a milestone. */
@Injectable()
export class FollowFunding implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
    private readonly holdCap: HoldCap,
    private readonly tips: FollowTips,
  ) {}

  onModuleInit(): void {
    this.ports.register({
      lock: async (tx, { milestoneId }) => void (await lockMilestone(tx, milestoneId)),
      funded: (tx, fact) => this.funded(tx, fact),
      fundingEnded: (tx, fact) => this.ended(tx, fact),
    });
  }

  private async funded(tx: Tx, fact: FundedFact): Promise<'wanted' | 'unwanted'> {
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (!isWhatWasAsked(contract, milestone, fact)) return 'unwanted';

    milestone.take('confirmFunding', 'payments');
    milestone.fundedAt = tx.now;
    milestone.dueAt = later(tx.now, days(milestone.days));
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CARD_CONFIRM');
    await this.holdCap.start(tx, milestone);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'milestone_funded',
      actorId: null,
      actorRole: 'payments',
      facts: { amountMinor: milestone.amountMinor.toString(), currency: milestone.currency, dueAt: milestone.dueAt.toISOString() },
    });
    await tx.publish(new EscrowFunded(...moneyFact(contract, milestone)));
    await this.life.activate(tx, contract);
    return 'wanted';
  }

  private async ended(tx: Tx, fact: FundingEnded): Promise<void> {
    if (fact.subject.type === tipSubject) return this.tips.pageClosed(tx, fact.subject.id);
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (milestone.state !== 'funding' || !isOpenAttempt(milestone, fact)) return;
    milestone.take('leaveFunding', 'payments');
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CARD_CONFIRM');
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'funding_ended',
      actorId: null,
      actorRole: 'payments',
      facts: { reason: fact.reason, code: fact.code },
    });
    await tx.publish(new FundingLeft(...moneyFact(contract, milestone)));
  }
}

/** A page of an earlier attempt may still speak; only the one that is open counts. */
const isOpenAttempt = (milestone: Milestone, { subject }: FundedFact | FundingEnded): boolean =>
  subject.id === fundingSubject(milestone).id;

/** The milestone waits for money, and this is the amount it waits for, to the cent. */
const isWhatWasAsked = (contract: Contract, milestone: Milestone, fact: FundedFact): boolean =>
  milestone.state === 'funding' &&
  isOpenAttempt(milestone, fact) &&
  (contract.state === 'awaiting_funding' || contract.state === 'active') &&
  fact.currency === milestone.currency &&
  fact.priceMinor === milestone.amountMinor &&
  fact.ownerFeeMinor === feeOn(milestone.amountMinor, contract.terms.ownerFeeBasisPoints);
