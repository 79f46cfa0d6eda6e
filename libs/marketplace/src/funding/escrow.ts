import { Injectable } from '@nestjs/common';
import { Ledger, refundDecided, releaseDecided, splitDecided } from '@sidecrew/ledger';
import type { Money } from '@sidecrew/money';
import { Intents, PayoutAccounts } from '@sidecrew/payments';
import { Deadlines, NotPossibleNow, type ProcessActor, type Tx } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { type Divided, divideMilestone } from './divide-milestone.js';
import { openFreezesOf } from './freezes.js';
import { dropLeg, legsOf, moveLeg, openLeg } from './money-legs.js';
import { resumeDeadlines, stopDeadlines } from './stopped-deadlines.js';

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
  ) {}

  /**
   * Sends approved money on its way (J3, J5), or sets it aside as `approved_blocked` with the reason when the expert
   * cannot receive it or a freeze is open. Answers whether it is on its way.
   */
  async release(tx: Tx, contract: Contract, milestone: Milestone, step: 'release' | 'retryRelease' | 'releaseAtCap', by: ProcessActor): Promise<boolean> {
    const obstacle = await this.obstacleTo(tx, contract, milestone);
    if (obstacle) {
      if (milestone.state !== 'approved_blocked') milestone.take(step, by, 'approved_blocked');
      milestone.blockedBecause = obstacle;
      await tx.manager.save(Milestone, milestone);
      return false;
    }
    milestone.take(step, by, 'releasing');
    const leg = await openLeg(tx, contract, milestone, { kind: 'release', purpose: 'whole', grossMinor: milestone.amountMinor });
    const intent = await this.intents.request(tx, {
      op: 'release',
      businessKey: `release:${milestone.id}:${milestone.version}`,
      contractId: contract.id,
      milestoneId: milestone.id,
      subject: { type: 'milestone', id: milestone.id },
      params: { payeeId: contract.expertId, currency: milestone.currency, amountMinor: leg.grossMinor - leg.expertFeeMinor, fundedMilestoneId: milestone.rootId },
    });
    const journal = await this.ledger.post(tx, releaseDecided(scopeOf(milestone), {
      intentId: intent.id, fundedMilestoneId: milestone.rootId, expertId: contract.expertId,
      grossMinor: leg.grossMinor, expertFeeMinor: leg.expertFeeMinor, ownerFeeMinor: leg.ownerFeeMinor,
    }));
    await moveLeg(tx, leg, intent.id, journal.id);
    milestone.blockedBecause = null;
    milestone.expertFeeMinor = leg.expertFeeMinor;
    milestone.ownerFeeMinor = leg.ownerFeeMinor;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'CLEAR', 'RETRY');
    return true;
  }

  /**
   * Sends all held money of this row back to where it came from (J6). The caller has taken the step to `refunding`.
   * Throws NotPossibleNow while a freeze is open.
   */
  async refund(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
    await this.refuseWhileFrozen(tx, milestone, 'refund');
    await dropLeg(tx, milestone.id, 'release');
    const leg = await openLeg(tx, contract, milestone, { kind: 'refund', purpose: 'whole', grossMinor: milestone.amountMinor });
    const total = leg.grossMinor + leg.ownerFeeMinor;
    const intent = await this.intents.request(tx, {
      op: 'refund',
      businessKey: `refund:${milestone.id}:${milestone.version}`,
      contractId: contract.id,
      milestoneId: milestone.id,
      subject: { type: 'milestone', id: milestone.id },
      params: { currency: milestone.currency, amountMinor: total, fundedMilestoneId: milestone.rootId },
    });
    const journal = await this.ledger.post(tx, refundDecided(scopeOf(milestone), {
      intentId: intent.id, fundedMilestoneId: milestone.rootId, priceMinor: leg.grossMinor, ownerFeeMinor: leg.ownerFeeMinor,
    }));
    await moveLeg(tx, leg, intent.id, journal.id);
    milestone.ownerFeeMinor = leg.ownerFeeMinor;
    milestone.blockedBecause = null;
    milestone.stoppedDeadlines = null;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id);
  }

  /**
   * Carries a settled dispute out (J17): one journal, a refund and a transfer; a share of nothing needs no leg. The row
   * stays `disputed` until both are confirmed.
   */
  async split(tx: Tx, contract: Contract, milestone: Milestone, split: { readonly owner: Money; readonly expert: Money }, decisionId: string): Promise<void> {
    await this.refuseWhileFrozen(tx, milestone, 'split');
    const { currency, rootId } = milestone;
    const release = split.expert.isZero ? null : await openLeg(tx, contract, milestone, { kind: 'release', purpose: 'split', grossMinor: split.expert.minor });
    const refund = split.owner.isZero ? null : await openLeg(tx, contract, milestone, { kind: 'refund', purpose: 'split', grossMinor: split.owner.minor });
    const subject = { type: 'milestone', id: milestone.id };
    const wish = { contractId: contract.id, milestoneId: milestone.id, subject };
    const releaseIntent = release && (await this.intents.request(tx, {
      ...wish, op: 'release', businessKey: `split-release:${milestone.id}:${milestone.version}`,
      params: { payeeId: contract.expertId, currency, amountMinor: release.grossMinor - release.expertFeeMinor, fundedMilestoneId: rootId },
    }));
    const refundIntent = refund && (await this.intents.request(tx, {
      ...wish, op: 'refund', businessKey: `split-refund:${milestone.id}:${milestone.version}`,
      params: { currency, amountMinor: refund.grossMinor + refund.ownerFeeMinor, fundedMilestoneId: rootId },
    }));
    const journal = await this.ledger.post(tx, splitDecided(scopeOf(milestone), {
      decisionId, releaseIntentId: releaseIntent?.id ?? '', refundIntentId: refundIntent?.id ?? '', fundedMilestoneId: rootId, expertId: contract.expertId,
      expertGrossMinor: release?.grossMinor ?? 0n, expertFeeMinor: release?.expertFeeMinor ?? 0n, ownerShareMinor: refund?.grossMinor ?? 0n,
      ownerFeeEarnedMinor: release?.ownerFeeMinor ?? 0n, ownerFeeReturnedMinor: refund?.ownerFeeMinor ?? 0n,
    }));
    if (release && releaseIntent) await moveLeg(tx, release, releaseIntent.id, journal.id);
    if (refund && refundIntent) await moveLeg(tx, refund, refundIntent.id, journal.id);
    milestone.expertFeeMinor = release?.expertFeeMinor ?? null;
    milestone.ownerFeeMinor = (release?.ownerFeeMinor ?? 0n) + (refund?.ownerFeeMinor ?? 0n);
    milestone.stoppedDeadlines = null;
    milestone.version += 1;
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id);
  }

  /** Asks again for the legs of a settled dispute that were refused; the decision stands as it was posted. */
  async retrySplit(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
    milestone.version += 1;
    for (const leg of (await legsOf(tx, milestone.id)).filter(({ state, purpose }) => state === 'refused' && purpose === 'split')) {
      const wish = { contractId: contract.id, milestoneId: milestone.id, subject: { type: 'milestone', id: milestone.id } };
      const { currency, rootId } = milestone;
      const intent = await this.intents.request(tx, leg.kind === 'release'
        ? { ...wish, op: 'release', businessKey: `split-release:${milestone.id}:${milestone.version}`, params: { payeeId: contract.expertId, currency, amountMinor: leg.grossMinor - leg.expertFeeMinor, fundedMilestoneId: rootId } }
        : { ...wish, op: 'refund', businessKey: `split-refund:${milestone.id}:${milestone.version}`, params: { currency, amountMinor: leg.grossMinor + leg.ownerFeeMinor, fundedMilestoneId: rootId } });
      await moveLeg(tx, leg, intent.id, null);
    }
    await tx.manager.save(Milestone, milestone);
    await this.deadlines.drop(tx, milestone.id, 'RETRY');
  }

  /** Cuts a row in two; `stood` is where it was before the caller took it to `divided`. */
  divide(tx: Tx, parent: Milestone, stood: Milestone['state'], partMinor: bigint): Promise<Divided> {
    return divideMilestone(tx, parent, stood, partMinor);
  }

  /** Stops every deadline but the hold cap; the caller saves the milestone. */
  stopDeadlines(tx: Tx, milestone: Milestone): Promise<void> {
    return stopDeadlines(tx, milestone);
  }

  /** Starts them again with at least 72 hours left; the caller saves the milestone. */
  resumeDeadlines(tx: Tx, milestone: Milestone): Promise<void> {
    return resumeDeadlines(tx, this.deadlines, milestone);
  }

  private async obstacleTo(tx: Tx, contract: Contract, milestone: Milestone): Promise<string | null> {
    const [freeze] = await openFreezesOf(tx, milestone);
    if (freeze) return freeze;
    return (await this.accounts.canReceive(tx, contract.expertId)) ? null : 'payout_account';
  }

  private async refuseWhileFrozen(tx: Tx, milestone: Milestone, action: string): Promise<void> {
    const freezes = await openFreezesOf(tx, milestone);
    // During an inquiry a refund is allowed, and usually ends it.
    if (freezes.some((reason) => reason !== 'inquiry')) throw new NotPossibleNow('held payment', action, 'frozen');
  }
}

const scopeOf = (milestone: Milestone) => ({ currency: milestone.currency, contractId: milestone.contractId, milestoneId: milestone.id });
