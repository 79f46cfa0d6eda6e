import { Injectable } from '@nestjs/common';
import { Ledger, refundPaidByHand } from '@sidecrew/ledger';
import { Money } from '@sidecrew/money';
import { type Decision, type DecisionWish, MoreThanThereIs } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import { recordTimeline } from '../../hiring/timeline.js';
import { EndAutoFunding } from './end-auto-funding.js';
import { legsOfPrefund, movePrefundLeg, type PrefundLeg } from './prefund-legs.js';
import { PrefundMoney } from './prefund-money.js';
import { prefundFact, PrefundRefunded } from './prefund.events.js';
import { PrefundIsFrozen } from './prefund.refusals.js';
import { type LockedPrefund, lockPrefund } from './prefund-rows.js';

/** A period whose refund came back, under its contract's lock. */
export interface PeriodOwed extends LockedPrefund {
  readonly leg: PrefundLeg;
}

/** A period's refund that the owner's bank sent back is paid by bank transfer (J8, second part). */
@Injectable()
export class PeriodByHand {
  constructor(
    private readonly ledger: Ledger,
    private readonly money: PrefundMoney,
    private readonly end: EndAutoFunding,
  ) {}

  /** The period of this id with the refund that came back; null where there is none. */
  async find(tx: Tx, id: string): Promise<PeriodOwed | null> {
    const [seen] = await tx.query<{ id: string }>(
      `select f.id from prefunds f join prefund_legs l on l.prefund_id = f.id where f.id::text = $1 and l.kind = 'refund' and l.state = 'failed' limit 1`,
      [id],
    );
    if (!seen) return null;
    const locked = await lockPrefund(tx, seen.id);
    const leg = (await legsOfPrefund(tx, seen.id)).find(({ kind, state }) => kind === 'refund' && state === 'failed');
    return leg ? { ...locked, leg } : null;
  }

  /** Refuses another amount than the whole refund, and while a bank asks about the payment: it may return it itself. */
  check({ prefund, leg }: PeriodOwed, wish: DecisionWish): void {
    if (prefund.frozenBy) throw new PrefundIsFrozen();
    const due = Money.of(leg.grossMinor + leg.ownerFeeMinor, prefund.currency);
    if (!due.equals(wish.amount)) throw new MoreThanThereIs(due, 'the whole refund is paid by hand, owner fee included');
  }

  async carryOut(tx: Tx, { contract, prefund, leg }: PeriodOwed, decision: Decision): Promise<void> {
    if (!leg.intentId) throw new Error(`The refund ${leg.id} was never promised.`);
    const { currency, contractId, milestoneId } = prefund;
    const paid = { intentId: leg.intentId, decisionId: decision.id, amountMinor: decision.amount.minor };
    await this.ledger.post(tx, refundPaidByHand({ currency, contractId, milestoneId }, paid));
    await movePrefundLeg(tx, leg.id, ['failed'], 'confirmed', { because: 'paid_by_hand' });
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
