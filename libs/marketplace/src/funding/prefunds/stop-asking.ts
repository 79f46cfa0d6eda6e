import { Injectable } from '@nestjs/common';
import { CallOffCharge, Intents } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import { closePage } from '../close-page.js';
import { prefundSubject } from './ask-prefund.js';
import { keepPrefund, pendingPrefundStates, type Prefund } from './prefund-rows.js';

const notAsked = { state: 'due', retryAt: null, pageUrl: null, pageUntil: null } as const;

/** Takes back what an owner was asked for a period. The caller holds the contract. */
@Injectable()
export class StopAsking {
  constructor(
    private readonly callOff: CallOffCharge,
    private readonly intents: Intents,
  ) {}

  /** A card that waits for its next try is left alone. Null where none waits: the bank may be asked at this moment. */
  async ofCard(tx: Tx, prefund: Prefund): Promise<Prefund | null> {
    return (await this.callOff.run(tx, prefundSubject(prefund))) ? keepPrefund(tx, prefund, notAsked) : null;
  }

  /** Closes pages as well; a payment that comes all the same finds nobody waiting and goes back by itself. */
  async forGood(tx: Tx, prefund: Prefund): Promise<Prefund> {
    if (!pendingPrefundStates.includes(prefund.state)) return prefund;
    const { contractId, milestoneId, paymentId } = prefund;
    const hasPage = prefund.paysBy === 'page' || prefund.state === 'asked_back';
    if (hasPage && paymentId) await closePage(tx, this.intents, { contractId, milestoneId, paymentId });
    return (await this.ofCard(tx, prefund)) ?? keepPrefund(tx, prefund, notAsked);
  }
}
