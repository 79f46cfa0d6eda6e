import { Injectable } from '@nestjs/common';
import { Ledger, refundDecided, releaseDecided } from '@sidecrew/ledger';
import type { Money } from '@sidecrew/money';
import { Intents, PayoutAccounts } from '@sidecrew/payments';
import { Deadlines, type ProcessActor, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { keepMilestone } from '../hiring/keep-milestone.js';
import { recordTimeline } from '../hiring/timeline.js';
import { type Divided, divideMilestone } from './divide-milestone.js';
import { EscrowReleaseStarted, moneyFact, ReleaseBlocked } from './escrow.events.js';
import { openFreezesOf } from './freezes.js';
import { MoneyIsFrozen } from './funding.refusals.js';
import { requestLeg, scopeOf } from './leg-wishes.js';
import { moveLeg, openLeg } from './money-legs.js';
import { SetOff } from './set-off.js';
import { SplitEscrow } from './split-escrow.js';
import { resumeDeadlines, stopDeadlines } from './stopped-deadlines.js';

/** The steps by which money leaves for the expert. */
export type ReleaseStep = 'release' | 'retryRelease' | 'releaseAtCap';

/**
 * Held money, for the steps that decide about it. Each verb runs in the caller's transaction under the contract's and
 * the milestone's lock: it moves the state, posts the decision and records the wish; Stripe is called after the commit.
 */
@Injectable()
export class Escrow {
  constructor(
    private readonly ledger: Ledger,
    private readonly intents: Intents,
    private readonly accounts: PayoutAccounts,
    private readonly deadlines: Deadlines,
    private readonly splits: SplitEscrow,
    private readonly setOff: SetOff,
  ) {}

  /**
   * Sends approved money on its way (J3, J5, less J11), or sets it aside as `approved_blocked` with the reason when the expert
   * cannot receive it or a freeze is open. Answers whether it is on its way.
   */
  async release(tx: Tx, contract: Contract, milestone: Milestone, step: ReleaseStep, by: ProcessActor): Promise<boolean> {
    const obstacle = await this.obstacleToRelease(tx, contract, milestone);
    if (obstacle) {
      await this.block(tx, contract, milestone, step, by, obstacle);
      return false;
    }
    milestone.take(step, by, 'releasing');
    const leg = await openLeg(tx, contract, milestone, { kind: 'release', grossMinor: milestone.amountMinor });
    const netMinor = leg.grossMinor - leg.expertFeeMinor;
    const setOffMinor = await this.setOff.of(tx, contract, netMinor);
    const intent = await requestLeg(tx, this.intents, contract, milestone, leg, setOffMinor);
    milestone.blockedBecause = null;
    milestone.expertFeeMinor = leg.expertFeeMinor;
    milestone.ownerFeeMinor = leg.ownerFeeMinor;
    await keepMilestone(tx, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CLEAR', 'RETRY', 'REVIEW');
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'release_started',
      actorId: null,
      actorRole: by,
      facts: { amountMinor: milestone.amountMinor.toString(), currency: milestone.currency },
    });
    // Late, since from here on to the commit all other releases to this expert wait.
    const journal = await this.ledger.post(
      tx,
      releaseDecided(scopeOf(milestone), {
        intentId: intent.id,
        fundedMilestoneId: milestone.rootId,
        expertId: contract.expertId,
        grossMinor: leg.grossMinor,
        expertFeeMinor: leg.expertFeeMinor,
        ownerFeeMinor: leg.ownerFeeMinor,
      }),
    );
    await this.setOff.post(tx, contract, milestone, intent.id, setOffMinor, netMinor);
    await moveLeg(tx, leg, intent.id, journal.id);
    await tx.publish(new EscrowReleaseStarted(...moneyFact(contract, milestone)));
    return true;
  }

  /**
   * Sends all held money of this row back to where it came from (J6). The caller has taken the step to `refunding`.
   * Refuses while a freeze is open.
   */
  async refund(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
    await this.mustNotBeFrozen(tx, milestone, 'refund');
    const leg = await openLeg(tx, contract, milestone, { kind: 'refund', grossMinor: milestone.amountMinor });
    const intent = await requestLeg(tx, this.intents, contract, milestone, leg);
    if (leg.state === 'failed') await this.splits.promiseAnew(tx, milestone, leg, intent.id);
    else {
      const journal = await this.ledger.post(
        tx,
        refundDecided(scopeOf(milestone), {
          intentId: intent.id,
          fundedMilestoneId: milestone.rootId,
          priceMinor: leg.grossMinor,
          ownerFeeMinor: leg.ownerFeeMinor,
        }),
      );
      await moveLeg(tx, leg, intent.id, journal.id);
    }
    milestone.expertFeeMinor = null;
    milestone.ownerFeeMinor = leg.ownerFeeMinor;
    milestone.blockedBecause = null;
    milestone.stoodIn = null;
    milestone.stoppedDeadlines = null;
    await keepMilestone(tx, milestone);
    await this.deadlines.drop(tx, milestone.id);
  }

  /**
   * Carries a settled dispute out (J17): one journal, a refund and a transfer; a share of nothing needs no leg. The row
   * stays `disputed` until both are confirmed, then `EscrowSettled` tells it.
   */
  async split(
    tx: Tx,
    contract: Contract,
    milestone: Milestone,
    split: { readonly owner: Money; readonly expert: Money },
    disputeId: string,
  ): Promise<void> {
    await this.mustNotBeFrozen(tx, milestone, 'split');
    await this.splits.start(tx, contract, milestone, split, disputeId);
  }

  /** Cuts a row in two; `stood` is where it was before the caller took it to `divided`. */
  divide(tx: Tx, parent: Milestone, stood: Milestone['state'], partMinor: bigint): Promise<Divided> {
    return divideMilestone(tx, parent, stood, partMinor);
  }

  /** Stops every deadline but the hold cap; the caller saves the milestone. */
  stopDeadlines(tx: Tx, milestone: Milestone): Promise<void> {
    return stopDeadlines(tx, milestone);
  }

  /** Starts them again with at least 72 hours left, once no freeze is open; the caller saves the milestone. */
  async resumeDeadlines(tx: Tx, milestone: Milestone): Promise<void> {
    if (await this.isFrozen(tx, milestone)) return;
    await resumeDeadlines(tx, this.deadlines, milestone);
  }

  /** Whether a bank, an inquiry or staff holds this money still. */
  async isFrozen(tx: Tx, milestone: Milestone): Promise<boolean> {
    return (await openFreezesOf(tx, milestone)).length > 0;
  }

  /** Refuses while a freeze is open. During an inquiry a refund is allowed, and usually ends it. */
  async mustNotBeFrozen(tx: Tx, milestone: Milestone, action: string): Promise<void> {
    const freezes = await openFreezesOf(tx, milestone);
    if (freezes.some((reason) => reason !== 'inquiry' || action !== 'refund')) throw new MoneyIsFrozen(action);
  }

  /** Why approved money cannot go out now, or null. */
  async obstacleToRelease(tx: Tx, contract: Contract, milestone: Milestone): Promise<string | null> {
    const [freeze] = await openFreezesOf(tx, milestone);
    if (freeze) return freeze;
    if (contract.state === 'on_hold') return 'contract_on_hold';
    return (await this.accounts.canReceive(tx, contract.expertId)) ? null : 'payout_account';
  }

  private async block(
    tx: Tx,
    contract: Contract,
    milestone: Milestone,
    step: ReleaseStep,
    by: ProcessActor,
    because: string,
  ): Promise<void> {
    const isNew = milestone.state !== 'approved_blocked';
    if (isNew) milestone.take(step, by, 'approved_blocked');
    const changed = milestone.blockedBecause !== because;
    milestone.blockedBecause = because;
    await keepMilestone(tx, milestone);
    if (isNew) {
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: milestone.id,
        kind: 'release_blocked',
        actorId: null,
        actorRole: by,
        facts: { because },
      });
    }
    if (changed) await tx.publish(new ReleaseBlocked(because, false, ...moneyFact(contract, milestone)));
  }
}
