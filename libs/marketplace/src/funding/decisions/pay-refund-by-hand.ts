import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger, refundDecided, refundPaidByHand } from '@sidecrew/ledger';
import { Money } from '@sidecrew/money';
import { type Decision, DecisionKeepers, type DecisionWish, MoreThanThereIs } from '@sidecrew/payments';
import { Deadlines, NotPossibleNow, type Tx } from '@sidecrew/platform';
import { ContractLife } from '../../hiring/contract-life.js';
import { Milestone } from '../../hiring/milestone.entity.js';
import { recordTimeline } from '../../hiring/timeline.js';
import { decidedMilestone } from './decided-milestone.js';
import { Escrow } from '../escrow.js';
import { EscrowRefunded, moneyFact } from '../escrow.events.js';
import { failedOf, LateRefunds } from '../late-refunds/late-refunds.js';
import { scopeOf } from '../leg-wishes.js';
import { legsOf, type MoneyLeg, payLegByHand } from '../money-legs.js';
import { PeriodByHand } from '../prefunds/period-by-hand.js';

/** A refund that the owner's bank does not take is paid from the platform's bank account, by staff (J8, second part). */
@Injectable()
export class PayRefundByHand implements OnModuleInit {
  constructor(
    private readonly keepers: DecisionKeepers,
    private readonly ledger: Ledger,
    private readonly escrow: Escrow,
    private readonly deadlines: Deadlines,
    private readonly life: ContractLife,
    private readonly late: LateRefunds,
    private readonly periods: PeriodByHand,
  ) {}

  onModuleInit(): void {
    this.keepers.keep('paid_by_hand', {
      check: (tx, wish) => this.check(tx, wish),
      carryOut: (tx, decision) => this.carryOut(tx, decision),
    });
  }

  private async check(tx: Tx, wish: DecisionWish): Promise<void> {
    const period = await this.periods.find(tx, wish.subject);
    if (period) return this.periods.check(period, wish);
    const { milestone } = await decidedMilestone(tx, wish);
    const blocked = (await failedOf(tx, milestone)) ?? (await blockedRefund(tx, milestone));
    // A bank that asks about the payment may return it itself.
    await this.escrow.mustNotBeFrozen(tx, milestone, 'payByHand');
    const due = Money.of(blocked.grossMinor + blocked.ownerFeeMinor, milestone.currency);
    if (!due.equals(wish.amount)) throw new MoreThanThereIs(due, 'the whole refund is paid by hand, owner fee included');
  }

  private async carryOut(tx: Tx, decision: Decision): Promise<'done'> {
    const period = await this.periods.find(tx, decision.subject);
    if (period) {
      await this.periods.carryOut(tx, period, decision);
      return 'done';
    }
    const { contract, milestone } = await decidedMilestone(tx, decision);
    const late = await failedOf(tx, milestone);
    if (late) {
      await this.late.paidByHand(tx, { contract, milestone }, late, decision);
      return 'done';
    }
    const leg = await blockedRefund(tx, milestone);
    // A refund that came back is still promised; one that was refused is held again, and has to be promised anew.
    const promise = leg.state === 'failed' && leg.intentId ? leg.intentId : decision.id;
    if (promise === decision.id) {
      const facts = {
        intentId: promise,
        fundedMilestoneId: milestone.rootId,
        priceMinor: leg.grossMinor,
        ownerFeeMinor: leg.ownerFeeMinor,
      };
      await this.ledger.post(tx, refundDecided(scopeOf(milestone), facts));
    }
    const paid = { intentId: promise, decisionId: decision.id, amountMinor: decision.amount.minor };
    await this.ledger.post(tx, refundPaidByHand(scopeOf(milestone), paid));
    await payLegByHand(tx, leg);

    milestone.take('payByHand', 'admin', 'refunded');
    milestone.ownerFeeMinor = leg.ownerFeeMinor;
    milestone.blockedBecause = null;
    milestone.endedAt = tx.now;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'milestone_refunded',
      actorId: decision.askedBy,
      actorRole: 'admin',
      facts: { amountMinor: decision.amount.minor.toString(), currency: milestone.currency, by: 'bank_transfer' },
    });
    await tx.publish(new EscrowRefunded(...moneyFact(contract, milestone)));
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
    return 'done';
  }
}

/** The refund of a blocked row; refuses where none is blocked. */
async function blockedRefund(tx: Tx, milestone: Milestone): Promise<MoneyLeg> {
  const leg = (await legsOf(tx, milestone.id)).find(({ kind }) => kind === 'refund');
  if (milestone.state !== 'refunding_blocked' || !leg) throw new NotPossibleNow('milestone', 'payByHand', milestone.state);
  return leg;
}
