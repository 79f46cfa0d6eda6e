import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger } from '@sidecrew/ledger';
import type { ChargebackClosed, ChargebackOpened, MovementRefused, MovementSettled, RefundFailed } from '@sidecrew/payments';
import { days, Deadlines, later, type Tx } from '@sidecrew/platform';
import { recordTimeline } from '../../hiring/timeline.js';
import { SetOff } from '../set-off.js';
import { EndAutoFunding } from './end-auto-funding.js';
import { prefundCap } from './hold-prefund.js';
import { PrefundKeepers } from './prefund-keepers.js';
import { legsOfPrefund, movePrefundLeg, openPrefundLeg, type PrefundLeg, readLeg } from './prefund-legs.js';
import { legClears, legRetries, PrefundMoney } from './prefund-money.js';
import { prefundFact, PrefundRefundBlocked, PrefundRefunded, PrefundReleased } from './prefund.events.js';
import { keepPrefund, type LockedPrefund, lockPrefund, prefundOfPayment, readPrefund } from './prefund-rows.js';

interface LockedLeg extends LockedPrefund {
  readonly leg: PrefundLeg;
}

/** What the clock, the payment partner and banks do to a prefund's money. */
@Injectable()
export class FollowPrefundMoney implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly ledger: Ledger,
    private readonly setOff: SetOff,
    private readonly money: PrefundMoney,
    private readonly keepers: PrefundKeepers,
    private readonly end: EndAutoFunding,
  ) {}

  onModuleInit(): void {
    const lock = lockLeg;
    this.deadlines.keep(legClears, { lock, act: (tx, _id, _at, locked) => this.send(tx, locked) });
    this.deadlines.keep(legRetries, { lock, act: (tx, _id, _at, locked) => this.send(tx, locked) });
    this.deadlines.keep(prefundCap, { lock: lockPrefund, act: (tx, _id, _at, locked) => this.capped(tx, locked) });
  }

  async transferSettled(tx: Tx, { subject }: MovementSettled): Promise<void> {
    const { contract, plan, prefund, leg } = await lockLeg(tx, subject.id);
    const confirmed = await movePrefundLeg(tx, leg.id, ['moving'], 'confirmed');
    if (!confirmed) return;
    await recordTimeline(tx, {
      contractId: contract.id,
      kind: `${prefund.purpose}_released`,
      actorId: null,
      actorRole: 'payments',
      facts: { amountMinor: leg.grossMinor.toString(), currency: prefund.currency, startsOn: prefund.startsOn },
    });
    await tx.publish(new PrefundReleased(...prefundFact(contract, prefund, leg.grossMinor)));
    await this.keepers.of(prefund).releaseMoved(tx, contract, prefund, confirmed);
    await this.afterMove(tx, { contract, plan, prefund });
  }

  /** The decision is taken back, so the money is held again, and the same wish is made anew later. */
  async transferRefused(tx: Tx, { subject, intentId, code }: MovementRefused): Promise<void> {
    const { contract, prefund, leg } = await lockLeg(tx, subject.id);
    if (leg.state !== 'moving' || leg.intentId !== intentId) return;
    if (leg.journalId) await this.ledger.reverse(tx, leg.journalId, code);
    await this.setOff.takeBack(tx, intentId, code);
    await this.money.block(tx, contract, prefund, leg, code);
  }

  async refundSettled(tx: Tx, { subject, amountMinor }: MovementSettled): Promise<void> {
    const { contract, plan, prefund, leg } = await lockLeg(tx, subject.id);
    if (!(await movePrefundLeg(tx, leg.id, ['moving'], 'confirmed'))) return;
    await recordTimeline(tx, {
      contractId: contract.id,
      kind: `${prefund.purpose}_refunded`,
      actorId: null,
      actorRole: 'payments',
      facts: { amountMinor: amountMinor.toString(), currency: prefund.currency, startsOn: prefund.startsOn },
    });
    await tx.publish(new PrefundRefunded(...prefundFact(contract, prefund, amountMinor)));
    await this.afterMove(tx, { contract, plan, prefund });
  }

  /** Nothing moved: the promise is taken back, and it is tried again the next day. */
  async refundRefused(tx: Tx, { subject, intentId, code }: MovementRefused): Promise<void> {
    const { contract, prefund, leg } = await lockLeg(tx, subject.id);
    if (leg.state !== 'moving' || leg.intentId !== intentId) return;
    if (leg.journalId) await this.ledger.reverse(tx, leg.journalId, code);
    await movePrefundLeg(tx, leg.id, ['moving'], 'blocked', { because: code, tries: leg.tries + 1 });
    await this.deadlines.set(tx, legRetries, leg.id, later(tx.now, days(1)));
    if (leg.tries === 0) await tx.publish(new PrefundRefundBlocked(code, ...prefundFact(contract, prefund, leg.grossMinor)));
  }

  /** A lost chargeback gave the owner what a refund still promised. */
  async refundByBank(tx: Tx, { subject }: MovementSettled): Promise<void> {
    const { contract, plan, prefund, leg } = await lockLeg(tx, subject.id);
    if (!(await movePrefundLeg(tx, leg.id, ['moving', 'failed', 'blocked'], 'confirmed', { because: 'chargeback' }))) return;
    await this.afterMove(tx, { contract, plan, prefund });
  }

  /** A refund that had arrived came back (J8): it stays promised, and staff find another way. */
  async refundFailed(tx: Tx, { subject, code }: RefundFailed): Promise<void> {
    const { contract, prefund, leg } = await lockLeg(tx, subject.id);
    if (!(await movePrefundLeg(tx, leg.id, ['moving', 'confirmed'], 'failed', { because: code }))) return;
    await tx.publish(new PrefundRefundBlocked(code, ...prefundFact(contract, prefund, leg.grossMinor)));
  }

  /** A bank asks for the payment of a period: nothing of it moves until it has answered. */
  async chargebackOpened(tx: Tx, { paymentId, disputeId }: ChargebackOpened): Promise<void> {
    const prefund = await prefundOfPayment(tx, paymentId);
    if (prefund) await keepPrefund(tx, prefund, { frozenBy: disputeId });
  }

  async chargebackClosed(tx: Tx, { paymentId, disputeId, outcome, heldLostMinor }: ChargebackClosed): Promise<void> {
    const found = await prefundOfPayment(tx, paymentId);
    if (found?.frozenBy !== disputeId) return;
    const { contract, plan, prefund } = await lockPrefund(tx, found.id);
    const thawed = await keepPrefund(tx, prefund, { frozenBy: null });
    if (outcome === 'lost') await this.lost(tx, { contract, plan, prefund: thawed }, heldLostMinor);
    else {
      for (const { id, state } of await legsOfPrefund(tx, prefund.id)) {
        if (state === 'blocked') await this.deadlines.set(tx, legRetries, id, tx.now);
      }
    }
    await this.afterMove(tx, { contract, plan, prefund });
  }

  /** The charge's share is gone: what was approved of it is not paid any more, the rest goes on where it stood. */
  private async lost(tx: Tx, locked: LockedPrefund, heldLostMinor: bigint): Promise<void> {
    const { contract, prefund } = locked;
    if ((await this.money.free(tx, prefund)) < heldLostMinor) await this.dropReleases(tx, locked);
    const free = await this.money.free(tx, prefund);
    const grossMinor = heldLostMinor < free ? heldLostMinor : free;
    if (grossMinor <= 0n) return;
    await openPrefundLeg(tx, contract, prefund, { kind: 'lost', subjectId: prefund.id, grossMinor, state: 'confirmed' });
  }

  private async send(tx: Tx, { contract, prefund, leg }: LockedLeg): Promise<void> {
    if (!(await this.money.waiting(tx, leg.id))) return;
    if (leg.kind === 'release') await this.money.release(tx, contract, prefund, leg);
    else if (prefund.frozenBy) await this.deadlines.set(tx, legRetries, leg.id, later(tx.now, days(1)));
    else await this.money.refund(tx, prefund, leg);
  }

  /** No money is held longer than 75 days: what is approved leaves if it can, all else goes back. A bank's question goes first. */
  private async capped(tx: Tx, { contract, plan, prefund }: LockedPrefund): Promise<void> {
    if (prefund.state !== 'held') return;
    if (prefund.frozenBy || contract.state === 'on_hold') {
      await this.deadlines.set(tx, prefundCap, prefund.id, later(tx.now, days(1)));
      return;
    }
    for (const leg of await legsOfPrefund(tx, prefund.id)) {
      if (leg.kind === 'release' && leg.state === 'clearing') await this.money.release(tx, contract, prefund, leg);
    }
    await this.dropReleases(tx, { contract, plan, prefund });
    await this.money.giveBack(tx, contract, prefund);
    await this.afterMove(tx, { contract, plan, prefund });
  }

  /** What was approved and cannot leave any more. */
  private async dropReleases(tx: Tx, { contract, prefund }: LockedPrefund): Promise<void> {
    for (const leg of await legsOfPrefund(tx, prefund.id)) {
      if (leg.kind !== 'release') continue;
      const dropped = await movePrefundLeg(tx, leg.id, ['clearing', 'blocked'], 'dropped', { because: leg.because });
      if (dropped) await this.keepers.of(prefund).releaseMoved(tx, contract, prefund, dropped);
    }
  }

  private async afterMove(tx: Tx, { contract, plan, prefund }: LockedPrefund): Promise<void> {
    if (plan.state === 'ended') await this.end.windUp(tx, contract, await readPrefund(tx, prefund.id));
    await this.money.closeWhenEmpty(tx, prefund.id);
    await this.end.settle(tx, contract);
  }
}

async function lockLeg(tx: Tx, legId: string): Promise<LockedLeg> {
  const seen = await readLeg(tx, legId);
  if (!seen) throw new Error(`There is no leg ${legId}.`);
  const locked = await lockPrefund(tx, seen.prefundId);
  return { ...locked, leg: (await readLeg(tx, legId)) ?? seen };
}
