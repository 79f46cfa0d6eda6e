import { Injectable } from '@nestjs/common';
import { CallOffCharge, FundingsReader, Intents } from '@sidecrew/payments';
import { type Actor, Deadlines, NotPossibleNow, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { closePage } from './close-page.js';
import { PaymentIsBeingConfirmed, TooLongToFund } from './funding.refusals.js';
import { fundingSubject } from './funding-subject.js';
import { forgetCharge, openChargeOf } from './saved-cards/card-charge-rows.js';

/** Longer work would pass the longest hold before it could be reviewed and cleared. */
const longestDays = 55;

/** How it was begun, for the timeline: on a page or by a saved card. */
type Way = 'funding_started' | 'card_charge_started';

/** What an attempt to pay leaves behind when it is closed: nothing, a page whose end decides, or a bank that is asked right now. */
export type Closed = 'nothing' | 'page' | 'charge';

/**
 * Attempts to pay for a milestone, on a page or by a saved card. There is one at a time, told by the milestone's version; the
 * caller holds contract and milestone.
 */
@Injectable()
export class FundingAttempts {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly intents: Intents,
    private readonly fundings: FundingsReader,
    private readonly charges: CallOffCharge,
  ) {}

  /** Opens an attempt; in place of one that is open, but not while a bank is asked, since both might pay. */
  async begin(tx: Tx, actor: Actor, contract: Contract, milestone: Milestone, kind: Way): Promise<void> {
    if (milestone.state === 'funding') await this.putAside(tx, contract, milestone);
    else await this.enter(tx, contract, milestone);
    await forgetCharge(tx, milestone);
    await recordTimeline(tx, { contractId: contract.id, milestoneId: milestone.id, kind, actorId: actor.id, actorRole: 'owner' });
  }

  private async enter(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
    if (contract.state !== 'awaiting_funding' && contract.state !== 'active') throw new NotPossibleNow('contract', 'fund', contract.state);
    if (milestone.days > longestDays) throw new TooLongToFund(longestDays);
    milestone.take('fund', 'owner');
    await tx.manager.save(Milestone, milestone);
  }

  private async putAside(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
    if ((await this.close(tx, contract, milestone)) === 'charge') throw new PaymentIsBeingConfirmed();
    milestone.take('payOtherwise', 'owner');
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CARD_CONFIRM');
  }

  /** Ends the open attempt as far as it can be ended from here: its version must still be the milestone's. */
  async close(tx: Tx, contract: Contract, milestone: Milestone): Promise<Closed> {
    const charge = await openChargeOf(tx, milestone);
    if (charge && charge.state !== 'asked_back') return (await this.charges.run(tx, fundingSubject(milestone))) ? 'nothing' : 'charge';
    return (await this.closePages(tx, contract, milestone)) ? 'page' : 'nothing';
  }

  /** Wishes every open page closed; answers whether there was one. */
  private async closePages(tx: Tx, contract: Contract, milestone: Milestone): Promise<boolean> {
    const open = (await this.fundings.ofMilestones([milestone.id])).filter(({ state }) => state === 'created' || state === 'open');
    for (const { id } of open) await closePage(tx, this.intents, { contractId: contract.id, milestoneId: milestone.id, paymentId: id });
    return open.length > 0;
  }
}
