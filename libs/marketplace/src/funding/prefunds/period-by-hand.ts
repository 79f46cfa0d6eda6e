import { Injectable } from '@nestjs/common';
import { Ledger, refundDecided, refundPaidByHand } from '@sidecrew/ledger';
import { Money } from '@sidecrew/money';
import { type Decision, type DecisionWish, MoreThanThereIs } from '@sidecrew/payments';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { recordTimeline } from '../../hiring/timeline.js';
import { EndAutoFunding } from './end-auto-funding.js';
import { legsOfPrefund, movePrefundLeg, type PrefundLeg } from './prefund-legs.js';
import { PrefundMoney } from './prefund-money.js';
import { prefundFact, PrefundRefunded } from './prefund.events.js';
import { PrefundIsFrozen } from './prefund.refusals.js';
import { type LockedPrefund, lockPrefund } from './prefund-rows.js';

/** A period whose refund came back or was refused, under its contract's lock. */
export interface PeriodOwed extends LockedPrefund {
  readonly leg: PrefundLeg;
}

/** A period's refund that the owner's bank sent back, or that the partner refuses, is paid by bank transfer (J8, second part). */
@Injectable()
export class PeriodByHand {
  constructor(
    private readonly ledger: Ledger,
    private readonly money: PrefundMoney,
    private readonly deadlines: Deadlines,
    private readonly end: EndAutoFunding,
  ) {}

  /** The period of this id with the refund in trouble; null where there is none. */
  async find(tx: Tx, id: string): Promise<PeriodOwed | null> {
    const [seen] = await tx.query<{ id: string }>(
      `select f.id from prefunds f join prefund_legs l on l.prefund_id = f.id where f.id::text = $1 and l.kind = 'refund' and l.state in ('failed', 'blocked') limit 1`,
      [id],
    );
    if (!seen) return null;
    const locked = await lockPrefund(tx, seen.id);
    const leg = (await legsOfPrefund(tx, seen.id)).find(
      ({ kind, state }) => kind === 'refund' && (state === 'failed' || state === 'blocked'),
    );
    return leg ? { ...locked, leg } : null;
  }

  /** Refuses another amount than the whole refund, and while a bank asks about the payment: it may return it itself. */
  check({ prefund, leg }: PeriodOwed, wish: DecisionWish): void {
    if (prefund.frozenBy) throw new PrefundIsFrozen();
    const due = Money.of(leg.grossMinor + leg.ownerFeeMinor, prefund.currency);
    if (!due.equals(wish.amount)) throw new MoreThanThereIs(due, 'the whole refund is paid by hand, owner fee included');
  }

  async carryOut(tx: Tx, { contract, prefund, leg }: PeriodOwed, decision: Decision): Promise<void> {
    const { currency, contractId, milestoneId } = prefund;
    const scope = { currency, contractId, milestoneId };
    // A refund that came back is still promised; one that was refused is held again, and has to be promised anew.
    const promise = leg.state === 'failed' && leg.intentId ? leg.intentId : decision.id;
    if (promise === decision.id) {
      const facts = { intentId: promise, fundedMilestoneId: prefund.id, priceMinor: leg.grossMinor, ownerFeeMinor: leg.ownerFeeMinor };
      await this.ledger.post(tx, refundDecided(scope, facts));
    }
    const paid = { intentId: promise, decisionId: decision.id, amountMinor: decision.amount.minor };
    await this.ledger.post(tx, refundPaidByHand(scope, paid));
    await movePrefundLeg(tx, leg.id, ['failed', 'blocked'], 'confirmed', { because: 'paid_by_hand' });
    await this.deadlines.drop(tx, leg.id);
    await this.money.closeWhenEmpty(tx, prefund.id);
    await recordTimeline(tx, {
      contractId,
      kind: `${prefund.purpose}_refunded`,
      actorId: decision.askedBy,
      actorRole: 'admin',
      facts: { amountMinor: decision.amount.minor.toString(), currency, by: 'bank_transfer' },
    });
    await tx.publish(new PrefundRefunded(...prefundFact(contract, prefund, decision.amount.minor)));
    await this.end.settle(tx, contract);
  }
}
