import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger } from '@sidecrew/ledger';
import { type FundedFact, type FundingEnded, type MovementRefused, type MovementSettled, PaymentPorts } from '@sidecrew/payments';
import { Deadlines, later, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { ContractLife } from '../hiring/contract-life.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchRetries, launchTimers } from '../timers.js';
import { EscrowFunded, EscrowRefunded, EscrowReleased, EscrowSettled, FundingLeft, RefundBlocked, ReleaseBlocked } from './escrow.events.js';
import { fundingSubject } from './fund-milestone.js';
import { endLeg, legOfKind, type LegKind, legsOf } from './money-legs.js';

/** What Stripe tells, applied to milestones in the transaction that applied Stripe's object. Told twice it changes nothing. */
@Injectable()
export class FollowPayments implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly ledger: Ledger,
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
  ) {}

  onModuleInit(): void {
    this.ports.register({
      lock: async (tx, { milestoneId }) => void (await lockMilestone(tx, milestoneId)),
      funded: (tx, fact) => this.funded(tx, fact),
      fundingEnded: (tx, fact) => this.fundingEnded(tx, fact),
      transferSettled: (tx, fact) => this.settled(tx, fact, 'release'),
      refundSettled: (tx, fact) => this.settled(tx, fact, 'refund'),
      transferRefused: (tx, fact) => this.transferRefused(tx, fact),
      refundRefused: (tx, fact) => this.refundRefused(tx, fact),
      refundFailed: (tx, fact) => this.refundFailed(tx, fact),
    });
  }

  private async funded(tx: Tx, fact: FundedFact): Promise<'wanted' | 'unwanted'> {
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    const waitsForIt = milestone.state === 'funding' && fundingSubject(milestone).id === fact.subject.id;
    if (!waitsForIt || fact.priceMinor !== milestone.amountMinor || fact.currency !== milestone.currency) return 'unwanted';
    milestone.take('confirmFunding', 'payments');
    milestone.fundedAt = tx.now;
    milestone.dueAt = later(tx.now, milestone.days * 86_400_000);
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CARD_CONFIRM');
    await this.deadlines.set(tx, 'HOLD_CAP', milestone.id, later(tx.now, launchTimers.HOLD_CAP));
    await this.tell(tx, milestone, 'milestone_funded');
    await this.life.activate(tx, contract);
    await tx.publish(new EscrowFunded(...factsOf(contract, milestone)));
    return 'wanted';
  }

  private async fundingEnded(tx: Tx, fact: FundingEnded): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (milestone.state !== 'funding' || fundingSubject(milestone).id !== fact.subject.id) return;
    milestone.take('leaveFunding', 'payments');
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CARD_CONFIRM');
    await this.tell(tx, milestone, 'funding_ended');
    await tx.publish(new FundingLeft(...factsOf(contract, milestone)));
  }

  private async settled(tx: Tx, fact: MovementSettled, kind: LegKind): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (!(await endLeg(tx, milestone.id, kind, fact.intentId, 'confirmed'))) return;
    if (milestone.state === 'disputed') {
      const legs = await legsOf(tx, milestone.id);
      await this.tell(tx, milestone, kind === 'release' ? 'split_released' : 'split_refunded');
      if (legs.every(({ state }) => state === 'confirmed')) await this.end(tx, contract, milestone, 'settle', 'milestone_settled', EscrowSettled);
      return;
    }
    if (kind === 'release') await this.end(tx, contract, milestone, 'confirmRelease', 'milestone_released', EscrowReleased);
    else await this.end(tx, contract, milestone, 'confirmRefund', 'milestone_refunded', EscrowRefunded);
  }

  private async end(tx: Tx, contract: Contract, milestone: Milestone, step: 'settle' | 'confirmRelease' | 'confirmRefund', kind: string, Fact: typeof EscrowReleased): Promise<void> {
    milestone.take(step, 'payments', step === 'confirmRefund' ? 'refunded' : undefined);
    milestone.endedAt = tx.now;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id);
    await this.tell(tx, milestone, kind);
    await tx.publish(new Fact(...factsOf(contract, milestone)));
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  /** The decision of a whole release is taken back: the money is held again. A split stands; only the call is repeated. */
  private async transferRefused(tx: Tx, fact: MovementRefused): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (!(await endLeg(tx, milestone.id, 'release', fact.intentId, 'refused', fact.code))) return;
    const leg = await legOfKind(tx, milestone.id, 'release');
    if (milestone.state === 'releasing') {
      if (leg?.journalId) await this.ledger.reverse(tx, leg.journalId, fact.code);
      milestone.take('blockRelease', 'payments');
      milestone.blockedBecause = fact.code;
      await tx.manager.save(Milestone, milestone);
    }
    const wait = launchRetries[(leg?.tries ?? 1) - 1];
    if (fact.retryable && wait) await this.deadlines.set(tx, 'RETRY', milestone.id, later(tx.now, wait));
    await this.tell(tx, milestone, 'release_blocked', fact.code);
    await tx.publish(new ReleaseBlocked(...factsOf(contract, milestone), fact.code, !wait || !fact.retryable));
  }

  private async refundRefused(tx: Tx, fact: MovementRefused): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (!(await endLeg(tx, milestone.id, 'refund', fact.intentId, 'refused', fact.code))) return;
    const leg = await legOfKind(tx, milestone.id, 'refund');
    if (milestone.state === 'refunding') {
      if (leg?.journalId) await this.ledger.reverse(tx, leg.journalId, fact.code);
      milestone.take('blockRefund', 'payments');
      milestone.blockedBecause = fact.code;
      await tx.manager.save(Milestone, milestone);
    } else if (fact.retryable) {
      const wait = launchRetries[(leg?.tries ?? 1) - 1];
      if (wait) await this.deadlines.set(tx, 'RETRY', milestone.id, later(tx.now, wait));
    }
    await this.tell(tx, milestone, 'refund_blocked', fact.code);
    await tx.publish(new RefundBlocked(...factsOf(contract, milestone)));
  }

  /** A settled refund came back from the bank: it is owed again, and a person must look after it. */
  private async refundFailed(tx: Tx, fact: MovementSettled & { readonly code: string }): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    if (!(await endLeg(tx, milestone.id, 'refund', fact.intentId, 'failed', fact.code))) return;
    if (milestone.state === 'refunded') milestone.take('returnRefund', 'payments');
    else if (milestone.state === 'refunding') milestone.take('blockRefund', 'payments');
    milestone.blockedBecause = fact.code;
    await tx.manager.save(Milestone, milestone);
    await this.tell(tx, milestone, 'refund_came_back', fact.code);
    await tx.publish(new RefundBlocked(...factsOf(contract, milestone)));
  }

  private async tell(tx: Tx, milestone: Milestone, kind: string, because: string | null = null): Promise<void> {
    await recordTimeline(tx, {
      contractId: milestone.contractId, milestoneId: milestone.id, kind, actorId: null, actorRole: 'payments',
      facts: { amountMinor: milestone.amountMinor.toString(), currency: milestone.currency, ...(because ? { because } : {}) },
    });
  }
}

const factsOf = (contract: Contract, milestone: Milestone) =>
  [contract.id, milestone.id, contract.ownerId, contract.expertId, milestone.amountMinor.toString(), milestone.currency] as const;
