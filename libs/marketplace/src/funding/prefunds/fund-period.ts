import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { mustBeOurConsent, type RequestedIntent } from '@sidecrew/payments';
import { type Actor, NotFound, type Tx, Work } from '@sidecrew/platform';
import { contractPolicy } from '../../hiring/contract.policy.js';
import { PaymentPage, paymentOf } from '../payment-page.js';
import { AskPrefund } from './ask-prefund.js';
import { dayOf } from './periods.js';
import { CardIsBeingCharged, NeedsActiveContract, PeriodIsFunded, PeriodIsOver } from './prefund.refusals.js';
import { type LockedPrefund, lockPrefund } from './prefund-rows.js';
import { StopAsking } from './stop-asking.js';

/** The page on which a period is paid. */
export interface PeriodPage {
  readonly prefundId: string;
  readonly url: string;
}

/**
 * Opens the payment page of a period that is not paid: the first one, one whose card was declined, or one whose bank asks for
 * the owner. Asked again it answers the same page. A declined card is not tried any more then.
 */
@Injectable()
export class FundPeriod {
  constructor(
    private readonly work: Work,
    private readonly ask: AskPrefund,
    private readonly asking: StopAsking,
    private readonly page: PaymentPage,
  ) {}

  /** `consent`: the words by which the card is kept for later periods; null where it is not. */
  async run(actor: Actor, prefundId: string, consent: string | null): Promise<PeriodPage> {
    if (consent !== null) mustBeOurConsent(consent);
    const found = await this.work.transaction(async (tx) => {
      const locked = await lockPrefund(tx, prefundId);

      if (contractPolicy.partyOf(actor, locked.contract) !== 'owner') throw new NotFound('period');
      await requireGoodStanding(tx, actor);
      const { state, pageUrl } = locked.prefund;
      return state === 'asked_back' && pageUrl ? { url: pageUrl } : { paymentId: paymentOf(await this.wish(tx, locked, consent !== null)) };
    });
    return { prefundId, url: found.url ?? (await this.page.open(found.paymentId)) };
  }

  private async wish(tx: Tx, { contract, plan, prefund }: LockedPrefund, keepCard: boolean): Promise<RequestedIntent> {
    const pays = { by: 'page', keepCard } as const;
    switch (prefund.state) {
      case 'asked':
        if (prefund.paysBy === 'card') throw new CardIsBeingCharged();
        return this.ask.wish(tx, contract, prefund, pays);
      case 'due':
      case 'declined': {
        if (contract.state !== 'active') throw new NeedsActiveContract('fund', contract.state);
        if (plan.state === 'ended' || prefund.endsOn <= dayOf(tx.now)) throw new PeriodIsOver();
        const free = prefund.state === 'due' ? prefund : await this.asking.ofCard(tx, prefund);
        if (!free) throw new CardIsBeingCharged();
        const { intent } = await this.ask.run(tx, contract, plan, free, pays);
        if (!intent) throw new PeriodIsFunded('held');
        return intent;
      }
      case 'over':
      case 'charged_back':
        throw new PeriodIsOver();
      case 'asked_back':
      case 'held':
        throw new PeriodIsFunded(prefund.state);
    }
  }
}
