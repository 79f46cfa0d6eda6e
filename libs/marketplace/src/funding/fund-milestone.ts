import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { Intents, mustBeOurConsent } from '@sidecrew/payments';
import { type Actor, Deadlines, later, type Tx, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { launchTimers } from '../timers.js';
import { FundingAttempts } from './funding-attempts.js';
import { PaymentIsBeingConfirmed } from './funding.refusals.js';
import { fundingWish } from './funding-wish.js';
import { emailOf } from './payer-email.js';
import { PaymentPage, paymentOf } from './payment-page.js';
import { openChargeOf } from './saved-cards/card-charge-rows.js';

export interface OpenPage {
  readonly milestone: Milestone;
  readonly url: string;
}

/**
 * Opens the payment partner's page for a milestone. Asked again while it is open, the same page comes back; also one that waits
 * because a saved card's bank asks for its owner. A saved card that waits for its next try gives way to a page.
 */
@Injectable()
export class FundMilestone {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
    private readonly intents: Intents,
    private readonly attempts: FundingAttempts,
    private readonly page: PaymentPage,
  ) {}

  /** `consent`: the words by which they let us keep the card that they pay with; where it is null, none is kept. */
  async run(actor: Actor, milestoneId: string, consent: string | null): Promise<OpenPage> {
    if (consent !== null) mustBeOurConsent(consent);
    const saveCard = consent !== null;
    const { milestone, paymentId } = await this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('owner', actor, contract);
      await requireGoodStanding(tx, actor);
      const open = milestone.state === 'funding' ? await this.openPage(tx, milestone, saveCard) : null;
      if (open) return { milestone, paymentId: open };

      await this.attempts.begin(tx, actor, contract, milestone, 'funding_started');
      await this.deadlines.set(tx, 'CARD_CONFIRM', milestone.id, later(tx.now, launchTimers.CARD_CONFIRM));
      const { params, ...wish } = fundingWish(contract, milestone, await emailOf(tx, actor));
      const businessKey = pageKey(milestone, saveCard);
      const intent = await this.intents.request(tx, { ...wish, op: 'fund', businessKey, params: { ...params, saveCard } });

      return { milestone, paymentId: paymentOf(intent) };
    });
    return { milestone, url: await this.page.open(paymentId) };
  }

  /** The payment of the page that stands. One that was opened with the other answer about the card must not be the one that is paid. */
  private async openPage(tx: Tx, milestone: Milestone, saveCard: boolean): Promise<string | null> {
    const charge = await openChargeOf(tx, milestone);
    if (charge?.state === 'charging') throw new PaymentIsBeingConfirmed();
    if (charge) return charge.pagePaymentId;
    return (await this.intents.find(tx, pageKey(milestone, saveCard)))?.paymentId ?? null;
  }
}

const pageKey = ({ id, version }: Milestone, saveCard: boolean): string => `fund:${id}:${version}${saveCard ? ':save' : ''}`;
