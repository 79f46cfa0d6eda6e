import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Actor, NotFound, type Tx, Work } from '@sidecrew/platform';
import { PrefundMoney } from '../funding/prefunds/prefund-money.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { type DrawdownRow, type LockedDrawdown, lockDrawdown, takeDrawdown } from './drawdown-rows.js';
import { DrawdownApproved, drawdownFact } from './retainer.events.js';
import { RetainerMoney, sumOf } from './retainer-money.js';
import { TooLittleIsHeld } from './retainer.refusals.js';

/** The owner approves what the expert asked for; it leaves when clearing ends, from the oldest period first. */
@Injectable()
export class ApproveDrawdown {
  constructor(
    private readonly work: Work,
    private readonly retainers: RetainerMoney,
    private readonly money: PrefundMoney,
  ) {}

  run(actor: Actor, drawdownId: string): Promise<DrawdownRow> {
    return this.work.transaction(async (tx) => {
      const locked = await lockDrawdown(tx, drawdownId);

      if (contractPolicy.partyOf(actor, locked.contract) !== 'owner') throw new NotFound('drawdown');
      const approved = await takeDrawdown(tx, locked.drawdown, 'approve', 'owner', { actorId: actor.id });
      await this.cutFromPeriods(tx, locked);

      await tx.publish(new DrawdownApproved(...drawdownFact(locked.contract, approved)));
      return approved;
    });
  }

  private async cutFromPeriods(tx: Tx, { contract, drawdown, plan }: LockedDrawdown): Promise<void> {
    const periods = await this.retainers.freePeriods(tx, plan.id);
    let left = BigInt(drawdown.amountMinor);
    if (sumOf(periods) < left) throw new TooLittleIsHeld(Money.of(sumOf(periods), plan.currency));
    for (const { prefund, freeMinor } of periods) {
      const part = left < freeMinor ? left : freeMinor;
      if (part === 0n) break;
      await this.money.approve(tx, contract, prefund, part, drawdown.id);
      left -= part;
    }
  }
}
