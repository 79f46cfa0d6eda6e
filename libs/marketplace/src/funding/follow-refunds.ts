import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger } from '@sidecrew/ledger';
import { lateRefundSubject, type MovementRefused, type MovementSettled, PaymentPorts, type RefundFailed } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../hiring/contract-life.js';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { ChargeBack } from './charge-back.js';
import { EscrowRefunded, moneyFact, RefundBlocked } from './escrow.events.js';
import { FollowLateRefunds } from './late-refunds/follow-late-refunds.js';
import { endLeg, endLegByBank } from './money-legs.js';
import { FollowPrefundMoney } from './prefunds/follow-prefund-money.js';
import { legSubjectType } from './prefunds/prefund-money.js';
import { RetryMoney } from './retry-money.js';
import { SettleSplit } from './settle-split.js';

/** What became of a refund to the owner's card. */
@Injectable()
export class FollowRefunds implements OnModuleInit {
  constructor(
    private readonly ports: PaymentPorts,
    private readonly ledger: Ledger,
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
    private readonly settle: SettleSplit,
    private readonly retry: RetryMoney,
    private readonly chargeBack: ChargeBack,
    private readonly late: FollowLateRefunds,
    private readonly prefunds: FollowPrefundMoney,
  ) {}

  onModuleInit(): void {
    this.ports.register({
      refundSettled: (tx, fact) => this.settled(tx, fact),
      refundRefused: (tx, fact) => this.refused(tx, fact),
      refundFailed: (tx, fact) => this.failed(tx, fact),
      refundByBank: (tx, fact) => this.byBank(tx, fact),
    });
  }

  private async settled(tx: Tx, fact: MovementSettled): Promise<void> {
    if (isLate(fact)) return this.late.settled(tx, fact);
    if (fact.subject.type === legSubjectType) return this.prefunds.refundSettled(tx, fact);
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    const leg = await endLeg(tx, fact.intentId, 'confirmed');
    if (!leg) return;
    if (leg.purpose === 'split') return this.settle.legConfirmed(tx, contract, milestone, leg);
    milestone.take('confirmRefund', 'payments', 'refunded');
    milestone.endedAt = tx.now;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'milestone_refunded',
      actorId: null,
      actorRole: 'payments',
      facts: { amountMinor: (leg.grossMinor + leg.ownerFeeMinor).toString(), currency: milestone.currency },
    });
    await tx.publish(new EscrowRefunded(...moneyFact(contract, milestone)));
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  /** Nothing moved: the promise is taken back, the money is held, an admin tries again. */
  private async refused(tx: Tx, fact: MovementRefused): Promise<void> {
    if (isLate(fact)) return this.late.refused(tx, fact);
    if (fact.subject.type === legSubjectType) return this.prefunds.refundRefused(tx, fact);
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    const isPromised = await wasPromisedBefore(tx, fact.intentId);
    const leg = await endLeg(tx, fact.intentId, isPromised ? 'failed' : 'refused', fact.code);
    if (!leg) return;
    if (leg.purpose === 'split') {
      const needsAdmin = !(await this.retry.plan(tx, milestone, leg.tries, fact.retryable));
      return this.tell(tx, contract, milestone, fact.code, needsAdmin);
    }
    if (leg.journalId && !isPromised) await this.ledger.reverse(tx, leg.journalId, fact.code);
    milestone.take('blockRefund', 'payments');
    if (!isPromised) milestone.ownerFeeMinor = null;
    await this.block(tx, contract, milestone, fact.code);
  }

  /** A refund that had arrived came back (J8): it is promised still, and an admin finds another way. */
  private async failed(tx: Tx, fact: RefundFailed): Promise<void> {
    if (isLate(fact)) return this.late.failed(tx, fact);
    if (fact.subject.type === legSubjectType) return this.prefunds.refundFailed(tx, fact);
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    const leg = await endLeg(tx, fact.intentId, 'failed', fact.code);
    if (!leg) return;
    if (leg.purpose === 'whole') {
      milestone.take(milestone.state === 'refunded' ? 'returnRefund' : 'blockRefund', 'payments');
      milestone.endedAt = null;
      await this.block(tx, contract, milestone, fact.code);
    } else {
      await this.tell(tx, contract, milestone, fact.code, true);
    }
  }

  /** A lost chargeback gave the owner this money: a split is settled with it, a whole row is charged back. */
  private async byBank(tx: Tx, fact: MovementSettled): Promise<void> {
    if (isLate(fact)) return this.late.byBank(tx, fact);
    if (fact.subject.type === legSubjectType) return this.prefunds.refundByBank(tx, fact);
    const { contract, milestone } = await lockMilestone(tx, fact.milestoneId);
    const leg = await endLegByBank(tx, fact.intentId);
    if (!leg) return;
    if (leg.purpose === 'split') return this.settle.legConfirmed(tx, contract, milestone, leg);
    await this.chargeBack.end(tx, contract, milestone, 'refund_promised');
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  private async block(tx: Tx, contract: Contract, milestone: Milestone, code: string): Promise<void> {
    milestone.blockedBecause = 'payment_partner';
    await tx.manager.save(Milestone, milestone);
    await this.tell(tx, contract, milestone, code, true);
  }

  private async tell(tx: Tx, contract: Contract, milestone: Milestone, code: string, needsAdmin: boolean): Promise<void> {
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'refund_blocked',
      actorId: null,
      actorRole: 'payments',
      facts: { because: code },
    });
    await tx.publish(new RefundBlocked(code, needsAdmin, ...moneyFact(contract, milestone)));
  }
}

/** Of money that had been released; its own follower knows what that means. */
const isLate = ({ subject }: MovementSettled): boolean => subject.type === lateRefundSubject;

/** A refund that came back once stays promised, whatever becomes of the next try: its decision belongs to an earlier wish. */
async function wasPromisedBefore(tx: Tx, intentId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from money_legs l join ledger_journals j on j.id = l.journal_id
      where l.intent_id = $1 and l.kind = 'refund' and l.purpose = 'whole' and j.source_id <> l.intent_id::text`,
    [intentId],
  );
  return rows.length > 0;
}
