import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { ChargeNow, Intents, SavedCardsReader } from '@sidecrew/payments';
import { type Actor, days, later, NotFound, type Tx, Work } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { lockMilestone } from '../../hiring/contract-locks.js';
import { contractPolicy } from '../../hiring/contract.policy.js';
import type { Milestone } from '../../hiring/milestone.entity.js';
import { FundingAttempts } from '../funding-attempts.js';
import { PaymentIsBeingConfirmed, PaymentPageIsOpen, TooManyDeclines } from '../funding.refusals.js';
import { fundingWish } from '../funding-wish.js';
import { emailOf } from '../payer-email.js';
import { beginCharge, openChargeOf } from './card-charge-rows.js';

/** Within a day, of all their cards. */
const mostDeclines = 10;

/**
 * Pays for a milestone with a saved card: one act, no page. Asked again while the bank is asked it changes nothing. CARD_CONFIRM
 * does not run here, since there is no page to leave: the charge ends by itself, paid, declined for good, or on a page to which
 * its owner is asked back.
 */
@Injectable()
export class FundWithCard {
  constructor(
    private readonly work: Work,
    private readonly cards: SavedCardsReader,
    private readonly attempts: FundingAttempts,
    private readonly intents: Intents,
    private readonly charges: ChargeNow,
  ) {}

  async run(actor: Actor, milestoneId: string, cardId: string): Promise<Milestone> {
    const { milestone, intentId } = await this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('owner', actor, contract);
      await requireGoodStanding(tx, actor);
      if (!(await this.cards.find(tx, actor.id, cardId))) throw new NotFound('card');
      if ((await this.cards.declinesSince(tx, actor.id, later(tx.now, -days(1)))) >= mostDeclines) throw new TooManyDeclines(mostDeclines);
      if (await this.isAskedAlready(tx, milestone, cardId)) return { milestone, intentId: null };

      return { milestone, intentId: await this.charge(tx, actor, contract, milestone, cardId) };
    });
    // What is not clear in a moment goes on in the worker; the milestone tells.
    if (intentId) await this.charges.run(intentId);
    return milestone;
  }

  private async isAskedAlready(tx: Tx, milestone: Milestone, cardId: string): Promise<boolean> {
    if (milestone.state !== 'funding') return false;
    const open = await openChargeOf(tx, milestone);
    if (!open) throw new PaymentPageIsOpen();
    if (open.state === 'charging' && open.cardId !== cardId) throw new PaymentIsBeingConfirmed();
    return open.state === 'charging';
  }

  private async charge(tx: Tx, actor: Actor, contract: Contract, milestone: Milestone, cardId: string): Promise<string> {
    await this.attempts.begin(tx, actor, contract, milestone, 'card_charge_started');
    await beginCharge(tx, milestone, cardId);
    const { params, ...wish } = fundingWish(contract, milestone, await emailOf(tx, actor));
    const businessKey = `fund:${milestone.id}:${milestone.version}:card`;
    const { id } = await this.intents.request(tx, { ...wish, op: 'fund.saved', businessKey, params: { ...params, cardId } });
    return id;
  }
}
