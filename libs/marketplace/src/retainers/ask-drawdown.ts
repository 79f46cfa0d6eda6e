import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Actor, NotFound, NotPossibleNow, Work } from '@sidecrew/platform';
import { lockAutoFunding } from '../funding/prefunds/auto-funding-rows.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import { type DrawdownRow, insertDrawdown } from './drawdown-rows.js';
import { DrawdownAsked, drawdownFact } from './retainer.events.js';
import { RetainerMoney, sumOf } from './retainer-money.js';
import { DrawdownOutOfRange } from './retainer.refusals.js';

/** The expert asks for a part of what a retainer holds, for work that is done. */
@Injectable()
export class AskDrawdown {
  constructor(
    private readonly work: Work,
    private readonly money: RetainerMoney,
  ) {}

  run(actor: Actor, retainerId: string, amount: Money, note: string): Promise<DrawdownRow> {
    return this.work.transaction(async (tx) => {
      const locked = await lockAutoFunding(tx, retainerId);
      const { contract, plan } = locked;

      if (contractPolicy.partyOf(actor, contract) !== 'expert' || plan.purpose !== 'retainer') throw new NotFound('retainer');
      if (plan.state === 'ended') throw new NotPossibleNow('retainer', 'askDrawdown', plan.state);
      const free = sumOf(await this.money.freePeriods(tx, plan.id)) - (await this.money.asked(tx, plan.id));
      if (amount.currency !== plan.currency || amount.minor <= 0n || amount.minor > free)
        throw new DrawdownOutOfRange(Money.of(free > 0n ? free : 0n, plan.currency));

      const drawdown = await insertDrawdown(tx, locked, amount, note);
      await recordTimeline(tx, {
        contractId: contract.id,
        kind: 'drawdown_asked',
        actorId: actor.id,
        actorRole: 'expert',
        facts: { amountMinor: drawdown.amountMinor, currency: drawdown.currency },
      });

      await tx.publish(new DrawdownAsked(...drawdownFact(contract, drawdown)));
      return drawdown;
    });
  }
}
