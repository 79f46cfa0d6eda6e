import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { feeOn, Money } from '@sidecrew/money';
import { mustBeOurConsent } from '@sidecrew/payments';
import { type Actor, newId, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { lockMilestone } from '../../hiring/contract-locks.js';
import { recordTimeline } from '../../hiring/timeline.js';
import { paymentOf } from '../payment-page.js';
import { AskPrefund } from './ask-prefund.js';
import { AutoFundClock } from './auto-fund-clock.js';
import { type AutoFunding, insertAutoFunding, liveAutoFunding, type PrefundPurpose } from './auto-funding-rows.js';
import { type Cadence, type Day, periodEnd } from './periods.js';
import { PrefundKeepers } from './prefund-keepers.js';
import { AlreadyAgreed, MonthlyCapTooLow, NeedsActiveContract } from './prefund.refusals.js';

/** What an owner agrees to. */
export interface AutoFundingWish {
  readonly purpose: PrefundPurpose;
  readonly amount: Money;
  readonly cadence: Cadence;
  readonly monthlyCap: Money;
  readonly firstOn: Day;
  /** The words by which the card is kept that pays the first period on a page; null where a saved card is charged for it. */
  readonly consent: string | null;
}

/** What `AgreeAutoFunding` made; the payment of the page on which the first period is paid, where there is one. */
export interface AgreedAutoFunding {
  readonly plan: AutoFunding;
  readonly pagePaymentId: string | null;
}

/**
 * Takes an owner's word that periods are funded by themselves: amount, cadence and monthly cap (escrow design §9), and asks for
 * the first one.
 */
@Injectable()
export class AgreeAutoFunding {
  constructor(
    private readonly keepers: PrefundKeepers,
    private readonly ask: AskPrefund,
    private readonly clock: AutoFundClock,
  ) {}

  /** In the caller's transaction, under the contract's lock, for its owner. */
  async run(tx: Tx, actor: Actor, contract: Contract, wish: AutoFundingWish): Promise<AgreedAutoFunding> {
    await requireGoodStanding(tx, actor);
    if (contract.state !== 'active') throw new NeedsActiveContract('agree', contract.state);
    if (await liveAutoFunding(tx, contract.id, wish.purpose))
      throw new AlreadyAgreed(wish.purpose === 'retainer' ? 'a retainer' : 'paid weeks');
    mustCoverAPeriod(contract, wish);
    if (wish.consent !== null) mustBeOurConsent(wish.consent);

    const plan = await this.plan(tx, contract, wish);
    const first = await this.keepers.of(plan).placeOf(tx, plan, wish.firstOn);
    const isPage = wish.consent !== null;
    const { intent } = await this.ask.run(tx, contract, plan, first, isPage ? { by: 'page', keepCard: true } : { by: 'card' });
    await this.clock.start(tx, plan.id);
    await recordTimeline(tx, {
      contractId: contract.id,
      kind: `${plan.purpose}_agreed`,
      actorId: actor.id,
      actorRole: 'owner',
      facts: { amountMinor: plan.amountMinor.toString(), currency: plan.currency, cadence: plan.cadence },
    });
    return { plan, pagePaymentId: isPage && intent ? paymentOf(intent) : null };
  }

  private async plan(tx: Tx, contract: Contract, wish: AutoFundingWish): Promise<AutoFunding> {
    const { milestone } = await lockMilestone(tx, await firstMilestone(tx, contract));
    const plan: AutoFunding = {
      id: newId(),
      purpose: wish.purpose,
      contractId: contract.id,
      milestoneId: milestone.id,
      currency: contract.currency,
      amountMinor: wish.amount.minor,
      cadence: wish.cadence,
      monthlyCapMinor: wish.monthlyCap.minor,
      firstOn: wish.firstOn,
      nextOn: periodEnd(wish.firstOn, wish.cadence, wish.firstOn),
      state: 'active',
      pausedBecause: null,
    };
    await insertAutoFunding(tx, plan);
    return plan;
  }
}

function mustCoverAPeriod(contract: Contract, { amount, monthlyCap }: AutoFundingWish): void {
  const fee = feeOn(amount.minor, contract.terms.ownerFeeBasisPoints);
  const least = Money.of(amount.minor + fee, contract.currency);
  if (monthlyCap.currency !== contract.currency || monthlyCap.isLessThan(least)) throw new MonthlyCapTooLow(least);
}

/** Payments are locked and found by a milestone; a contract's first one is always there. */
async function firstMilestone(tx: Tx, contract: Contract): Promise<string> {
  const [row] = await tx.query<{ id: string }>(`select id from milestones where contract_id = $1 order by n, id limit 1`, [contract.id]);
  if (!row) throw new Error(`The contract ${contract.id} has no milestone.`);
  return row.id;
}
