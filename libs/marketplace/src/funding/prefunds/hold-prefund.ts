import { Injectable } from '@nestjs/common';
import { Deadlines, later, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { recordTimeline } from '../../hiring/timeline.js';
import { launchTimers } from '../../timers.js';
import { prefundFact, PrefundHeld } from './prefund.events.js';
import { PrefundKeepers } from './prefund-keepers.js';
import { keepPrefund, type Prefund } from './prefund-rows.js';

/** The deadline at which a prefund's money was held for the longest time there is. */
export const prefundCap = 'PREFUND_CAP';

/** All money of a period is here: it is held from now on. */
@Injectable()
export class HoldPrefund {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly keepers: PrefundKeepers,
  ) {}

  /** The caller holds the contract and knows that the money came, or that enough of it rolled over. */
  async run(tx: Tx, contract: Contract, prefund: Prefund, paymentId: string | null): Promise<Prefund> {
    const heldSince = prefund.heldSince ?? tx.now;
    const held = await keepPrefund(tx, prefund, {
      state: 'held',
      paymentId,
      heldAt: tx.now,
      heldSince,
      retryAt: null,
      pageUrl: null,
      pageUntil: null,
    });
    await this.deadlines.set(tx, prefundCap, held.id, later(heldSince, launchTimers.HOLD_CAP));
    await recordTimeline(tx, {
      contractId: contract.id,
      kind: `${held.purpose}_funded`,
      actorId: null,
      actorRole: 'payments',
      facts: { amountMinor: (held.priceMinor + held.rolledMinor).toString(), currency: held.currency, startsOn: held.startsOn },
    });
    await tx.publish(new PrefundHeld(...prefundFact(contract, held)));
    await this.keepers.of(held).held(tx, contract, held);
    return held;
  }
}
