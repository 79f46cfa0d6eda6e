import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import { PrefundKeepers } from '../funding/prefunds/prefund-keepers.js';
import { freeOf, legsOfPrefund, legsOfSubject, type PrefundLeg } from '../funding/prefunds/prefund-legs.js';
import { type Prefund, prefundOfPeriod, prefundsOfPlan } from '../funding/prefunds/prefund-rows.js';
import { readDrawdown, takeDrawdown } from './drawdown-rows.js';

/** What is free of a period of a retainer. */
export interface FreePeriod {
  readonly prefund: Prefund;
  readonly freeMinor: bigint;
}

/** How a retainer's money lies in its periods: the oldest is drawn on first. */
@Injectable()
export class RetainerMoney implements OnModuleInit {
  constructor(private readonly keepers: PrefundKeepers) {}

  onModuleInit(): void {
    this.keepers.register('retainer', {
      leadMs: 0,
      placeOf: (tx, plan, startsOn) => prefundOfPeriod(tx, plan, startsOn),
      held: async () => undefined,
      releaseMoved: (tx, _contract, _prefund, leg) => this.releaseMoved(tx, leg),
      reserved: (tx, prefund) => this.reservedIn(tx, prefund),
    });
  }

  /** The periods with free money that no bank holds still, oldest first. */
  async freePeriods(tx: Tx, retainerId: string): Promise<FreePeriod[]> {
    const found: FreePeriod[] = [];
    for (const prefund of await prefundsOfPlan(tx, retainerId)) {
      const freeMinor = prefund.frozenBy ? 0n : freeOf(prefund, await legsOfPrefund(tx, prefund.id));
      if (freeMinor > 0n) found.push({ prefund, freeMinor });
    }
    return found;
  }

  /** What the expert has asked for and the owner has not answered. */
  async asked(tx: Tx, retainerId: string): Promise<bigint> {
    const [row] = await tx.query<{ minor: string }>(
      `select coalesce(sum(amount_minor), 0) as minor from drawdowns where auto_funding_id = $1 and state = 'asked'`,
      [retainerId],
    );
    return BigInt(row?.minor ?? 0);
  }

  /** The part of what is asked for that this period would pay. */
  private async reservedIn(tx: Tx, prefund: Prefund): Promise<bigint> {
    let left = await this.asked(tx, prefund.planId);
    for (const { prefund: period, freeMinor } of await this.freePeriods(tx, prefund.planId)) {
      const share = left < freeMinor ? left : freeMinor;
      if (period.id === prefund.id) return share;
      left -= share;
    }
    return 0n;
  }

  /** A drawdown is paid when the last part of it is; parts that could not leave do not hold up the others. */
  private async releaseMoved(tx: Tx, { subjectId }: PrefundLeg): Promise<void> {
    const legs = await legsOfSubject(tx, subjectId);
    if (legs.some(({ state }) => state !== 'confirmed' && state !== 'dropped')) return;
    const isPaid = legs.some(({ state }) => state === 'confirmed');
    await takeDrawdown(tx, await readDrawdown(tx, subjectId), isPaid ? 'confirm' : 'fail', 'payments');
  }
}

export const sumOf = (periods: readonly FreePeriod[]): bigint => periods.reduce((all, { freeMinor }) => all + freeMinor, 0n);
