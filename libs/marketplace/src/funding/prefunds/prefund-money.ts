import { Injectable } from '@nestjs/common';
import { Ledger, refundDecided, releaseDecided } from '@sidecrew/ledger';
import { Intents, PayoutAccounts, RollOver } from '@sidecrew/payments';
import { days, Deadlines, later, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { launchRetries } from '../../timers.js';
import { SetOff } from '../set-off.js';
import { PrefundKeepers } from './prefund-keepers.js';
import { freeOf, legsOfPrefund, movePrefundLeg, openPrefundLeg, type PrefundLeg, readLeg } from './prefund-legs.js';
import { prefundFact, PrefundReleaseBlocked } from './prefund.events.js';
import { PrefundIsFrozen } from './prefund.refusals.js';
import { keepPrefund, type Prefund, readPrefund } from './prefund-rows.js';

/** The subject of wishes that move a part of a prefund: the leg. */
export const legSubjectType = 'prefund_leg';
/** Kinds of deadlines on a leg. */
export const legClears = 'PREFUND_CLEAR';
export const legRetries = 'PREFUND_RETRY';

/**
 * Money of a prefund, for the steps that decide about it. Each verb runs in the caller's transaction under the contract's
 * lock; Stripe is called after the commit.
 */
@Injectable()
export class PrefundMoney {
  constructor(
    private readonly ledger: Ledger,
    private readonly intents: Intents,
    private readonly accounts: PayoutAccounts,
    private readonly deadlines: Deadlines,
    private readonly setOff: SetOff,
    private readonly rollover: RollOver,
    private readonly keepers: PrefundKeepers,
  ) {}

  /** What lies in it and is promised to nobody. */
  async free(tx: Tx, prefund: Prefund): Promise<bigint> {
    return freeOf(prefund, await legsOfPrefund(tx, prefund.id));
  }

  /** An amount is approved; it leaves for the expert when clearing ends. The caller checked that so much is free. */
  async approve(tx: Tx, contract: Contract, prefund: Prefund, grossMinor: bigint, subjectId: string): Promise<PrefundLeg> {
    const leg = await openPrefundLeg(tx, contract, prefund, { kind: 'release', subjectId, grossMinor, state: 'clearing' });
    await this.deadlines.set(tx, legClears, leg.id, later(tx.now, days(contract.terms.clearingDays)));
    return leg;
  }

  /** Sends an approved part on its way (J3, less J11), or sets it aside with the reason and tries again later. */
  async release(tx: Tx, contract: Contract, prefund: Prefund, leg: PrefundLeg): Promise<void> {
    const obstacle = await this.obstacle(tx, contract, prefund);
    if (obstacle) return this.block(tx, contract, prefund, leg, obstacle);
    const { currency, contractId, milestoneId } = prefund;
    const netMinor = leg.grossMinor - leg.expertFeeMinor;
    const setOffMinor = await this.setOff.of(tx, contract, netMinor);
    const intent = await this.intents.request(tx, {
      op: 'release',
      businessKey: `release:${leg.id}:${leg.tries}`,
      contractId,
      milestoneId,
      subject: { type: legSubjectType, id: leg.id },
      params: { payeeId: contract.expertId, currency, amountMinor: netMinor - setOffMinor, fundedMilestoneId: prefund.id },
    });
    const scope = { currency, contractId, milestoneId };
    const journal = await this.ledger.post(
      tx,
      releaseDecided(scope, {
        intentId: intent.id,
        fundedMilestoneId: prefund.id,
        expertId: contract.expertId,
        grossMinor: leg.grossMinor,
        expertFeeMinor: leg.expertFeeMinor,
        ownerFeeMinor: leg.ownerFeeMinor,
      }),
    );
    await this.setOff.post(tx, contract, { ...scope, id: milestoneId }, intent.id, setOffMinor, netMinor);
    const moving = await movePrefundLeg(tx, leg.id, ['clearing', 'blocked'], 'moving', { intentId: intent.id, journalId: journal.id });
    if (moving) await this.keepers.of(prefund).releaseMoved(tx, contract, prefund, moving);
  }

  /** A release that cannot go out now is tried again: after 1, 6 and 24 hours, then each day. Told once why. */
  async block(tx: Tx, contract: Contract, prefund: Prefund, leg: PrefundLeg, because: string): Promise<void> {
    const tries = leg.tries + 1;
    const blocked = await movePrefundLeg(tx, leg.id, ['clearing', 'moving', 'blocked'], 'blocked', { because, tries });
    if (!blocked) return;
    await this.deadlines.set(tx, legRetries, leg.id, later(tx.now, retryAfter(tries)));
    if (leg.because === because) return;
    await tx.publish(new PrefundReleaseBlocked(because, ...prefundFact(contract, prefund, leg.grossMinor)));
  }

  /**
   * Sends back what nobody was promised (J6), but for `reservedMinor`. During a freeze it refuses. Answers whether anything
   * goes back.
   */
  async giveBack(tx: Tx, contract: Contract, prefund: Prefund, reservedMinor = 0n): Promise<boolean> {
    const grossMinor = (await this.free(tx, prefund)) - reservedMinor;
    if (grossMinor <= 0n) return false;
    if (prefund.frozenBy) throw new PrefundIsFrozen();
    await this.refund(
      tx,
      prefund,
      await openPrefundLeg(tx, contract, prefund, { kind: 'refund', subjectId: prefund.id, grossMinor, state: 'blocked' }),
    );
    return true;
  }

  /** The wish and the promise of a refund; also of one that was refused before. */
  async refund(tx: Tx, prefund: Prefund, leg: PrefundLeg): Promise<void> {
    const { currency, contractId, milestoneId } = prefund;
    const intent = await this.intents.request(tx, {
      op: 'refund',
      businessKey: `refund:${leg.id}:${leg.tries}`,
      contractId,
      milestoneId,
      subject: { type: legSubjectType, id: leg.id },
      params: { currency, amountMinor: leg.grossMinor + leg.ownerFeeMinor, fundedMilestoneId: prefund.id },
    });
    const journal = await this.ledger.post(
      tx,
      refundDecided(
        { currency, contractId, milestoneId },
        { intentId: intent.id, fundedMilestoneId: prefund.id, priceMinor: leg.grossMinor, ownerFeeMinor: leg.ownerFeeMinor },
      ),
    );
    await movePrefundLeg(tx, leg.id, ['blocked'], 'moving', { intentId: intent.id, journalId: journal.id });
  }

  /** Lets what one period did not use wait in the next (J21), with the owner fee on it. Answers the next as it stands then. */
  async rollOver(tx: Tx, contract: Contract, from: Prefund, to: Prefund): Promise<Prefund> {
    const restMinor = await this.free(tx, from);
    if (restMinor <= 0n) return to;
    const leg = await openPrefundLeg(tx, contract, from, { kind: 'roll', subjectId: to.id, grossMinor: restMinor, state: 'confirmed' });
    await this.rollover.run(tx, {
      decisionId: leg.id,
      contractId: from.contractId,
      milestoneId: from.milestoneId,
      currency: from.currency,
      fromId: from.id,
      toId: to.id,
      restMinor,
      ownerFeeMinor: leg.ownerFeeMinor,
    });
    const heldSince = [from.heldSince, to.heldSince].filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? tx.now;
    return keepPrefund(tx, to, {
      rolledMinor: to.rolledMinor + restMinor,
      rolledFeeMinor: to.rolledFeeMinor + leg.ownerFeeMinor,
      heldSince,
    });
  }

  /** When all of it left, the period's money is over. Answers whether it is. */
  async closeWhenEmpty(tx: Tx, prefundId: string): Promise<boolean> {
    const prefund = await readPrefund(tx, prefundId);
    if (prefund.state !== 'held' && prefund.state !== 'due') return prefund.state === 'over' || prefund.state === 'charged_back';
    const legs = await legsOfPrefund(tx, prefundId);
    const isMoving = legs.some(({ state }) => state !== 'confirmed');
    if (isMoving || legs.length === 0 || freeOf(prefund, legs) > 0n) return false;
    await keepPrefund(tx, prefund, { state: legs.some(({ kind }) => kind === 'lost') ? 'charged_back' : 'over' });
    await this.deadlines.drop(tx, prefundId);
    return true;
  }

  /** A leg as it stands, for a deadline; null where it moved on. */
  async waiting(tx: Tx, legId: string): Promise<PrefundLeg | null> {
    const leg = await readLeg(tx, legId);
    return leg && (leg.state === 'clearing' || leg.state === 'blocked') ? leg : null;
  }

  private async obstacle(tx: Tx, contract: Contract, prefund: Prefund): Promise<string | null> {
    if (prefund.frozenBy) return 'frozen';
    if (contract.state === 'on_hold') return 'contract_on_hold';
    return (await this.accounts.canReceive(tx, contract.expertId)) ? null : 'payout_account';
  }
}

const retryAfter = (tries: number): number => launchRetries[Math.min(tries, launchRetries.length) - 1] ?? days(1);
