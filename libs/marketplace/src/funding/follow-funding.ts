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
import { FundingKeepers } from './funding-keepers.js';
import { fundingSubjectType, isOpenAttempt } from './funding-subject.js';
import { HoldCap } from './hold-cap.js';
import { CardDeclined } from './saved-cards/card-charge.events.js';
import { forgetCharge, moveCharge, openChargeOf } from './saved-cards/card-charge-rows.js';
import { declineWords } from './saved-cards/decline-words.js';
import { FollowCardCharges } from './saved-cards/follow-card-charges.js';

/** What a payment, or its end without one, means for a milestone. */
@Injectable()
export class FollowFunding implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly keepers: FundingKeepers,
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
    private readonly holdCap: HoldCap,
    private readonly savedCard: FollowCardCharges,
  ) {}

  onModuleInit(): void {
    this.ports.register({ lock: async (tx, { milestoneId }) => void (await lockMilestone(tx, milestoneId)) });
    this.keepers.keep(fundingSubjectType, {
      funded: (tx, fact) => this.funded(tx, fact),
      ended: (tx, fact) => this.ended(tx, fact),
      savedCard: this.savedCard,
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
    await forgetCharge(tx, milestone);
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
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (!isOpenAttempt(milestone, fact)) return;
    const charge = await openChargeOf(tx, milestone);
    const isDecline = charge !== null && charge.state !== 'asked_back' && fact.reason === 'failed';
    await moveCharge(tx, milestone, isDecline && fact.code ? { state: 'over', code: fact.code } : { state: 'over' });
    milestone.take('leaveFunding', 'payments');
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CARD_CONFIRM');
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: isDecline ? 'card_declined' : 'funding_ended',
      actorId: null,
      actorRole: 'payments',
      facts: isDecline ? {} : { reason: fact.reason, code: fact.code },
    });
    const left = moneyFact(contract, milestone);
    await tx.publish(isDecline ? new CardDeclined(declineWords(fact.code ?? ''), null, ...left) : new FundingLeft(...left));
  }
}

/** The milestone waits for money, and this is the amount it waits for, to the cent. */
const isWhatWasAsked = (contract: Contract, milestone: Milestone, fact: FundedFact): boolean =>
  isOpenAttempt(milestone, fact) &&
  (contract.state === 'awaiting_funding' || contract.state === 'active') &&
  fact.currency === milestone.currency &&
  fact.priceMinor === milestone.amountMinor &&
  fact.ownerFeeMinor === feeOn(milestone.amountMinor, contract.terms.ownerFeeBasisPoints);
