import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger } from '@sidecrew/ledger';
import { type MovementRefused, type MovementSettled, PaymentPorts } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../hiring/contract-life.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { EscrowReleased, moneyFact, ReleaseBlocked } from './escrow.events.js';
import { Freezing } from './freezing.js';
import { endLeg } from './money-legs.js';
import { FollowPrefundMoney } from './prefunds/follow-prefund-money.js';
import { legSubjectType } from './prefunds/prefund-money.js';
import { RetryMoney } from './retry-money.js';
import { SetOff } from './set-off.js';
import { SettleSplit } from './settle-split.js';

/** What became of a transfer to the expert. Nothing is called released before it is confirmed. */
@Injectable()
export class FollowReleases implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly ledger: Ledger,
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
    private readonly freezing: Freezing,
    private readonly settle: SettleSplit,
    private readonly retry: RetryMoney,
    private readonly setOff: SetOff,
    private readonly prefunds: FollowPrefundMoney,
  ) {}

  onModuleInit(): void {
    this.ports.register({
      transferSettled: (tx, fact) => this.settled(tx, fact),
      transferRefused: (tx, fact) => this.refused(tx, fact),
    });
  }

  private async settled(tx: Tx, fact: MovementSettled): Promise<void> {
    if (fact.subject.type === legSubjectType) return this.prefunds.transferSettled(tx, fact);
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    const leg = await endLeg(tx, fact.intentId, 'confirmed');
    if (!leg) return;
    if (leg.purpose === 'split') return this.settle.legConfirmed(tx, contract, milestone, leg);
    milestone.take('confirmRelease', 'payments');
    milestone.endedAt = tx.now;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'milestone_released',
      actorId: null,
      actorRole: 'payments',
      facts: {
        amountMinor: leg.grossMinor.toString(),
        netMinor: (leg.grossMinor - leg.expertFeeMinor).toString(),
        currency: milestone.currency,
      },
    });
    await tx.publish(new EscrowReleased(...moneyFact(contract, milestone)));
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  /** The decision is taken back, so the money is held again, and the same wish is made anew later. */
  private async refused(tx: Tx, fact: MovementRefused): Promise<void> {
    if (fact.subject.type === legSubjectType) return this.prefunds.transferRefused(tx, fact);
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    const leg = await endLeg(tx, fact.intentId, 'refused', fact.code);
    if (!leg) return;
    if (leg.purpose === 'whole') {
      if (leg.journalId) await this.ledger.reverse(tx, leg.journalId, fact.code);
      await this.setOff.takeBack(tx, fact.intentId, fact.code);
      milestone.take('blockRelease', 'payments');
      milestone.expertFeeMinor = null;
      milestone.ownerFeeMinor = null;
      milestone.blockedBecause = isAboutTheAccount(fact.code) ? 'payout_account' : 'payment_partner';
      await tx.manager.save(Milestone, milestone);
    }
    const needsAdmin = !(await this.retry.plan(tx, milestone, leg.tries, fact.retryable));
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'release_blocked',
      actorId: null,
      actorRole: 'payments',
      facts: { because: fact.code },
    });
    await tx.publish(new ReleaseBlocked(fact.code, needsAdmin, ...moneyFact(contract, milestone)));
    await this.freezing.catchUp(tx, milestone);
  }
}

const isAboutTheAccount = (code: string): boolean => /capabilit|account/.test(code);
