import { Injectable } from '@nestjs/common';
import { currencyRules, type Money } from '@sidecrew/money';
import { type Actor, Work } from '@sidecrew/platform';
import { PaymentPage } from '../funding/payment-page.js';
import { AgreeAutoFunding } from '../funding/prefunds/agree-auto-funding.js';
import { type Cadence, dayOf } from '../funding/prefunds/periods.js';
import type { Contract } from '../hiring/contract.entity.js';
import { lockContract } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { RetainerAgreed } from './retainer.events.js';
import { RetainerOutOfRange } from './retainer.refusals.js';

export interface RetainerWish {
  readonly amount: Money;
  readonly cadence: Cadence;
  readonly monthlyCap: Money;
  readonly consent: string | null;
}

/** The retainer, and the page of its first period where that is paid on one. */
export interface AgreedRetainer {
  readonly id: string;
  readonly url: string | null;
}

/** The owner lets each week or month of a contract be funded by itself, from today on; the expert draws on it as they approve. */
@Injectable()
export class AgreeRetainer {
  constructor(
    private readonly work: Work,
    private readonly agree: AgreeAutoFunding,
    private readonly page: PaymentPage,
  ) {}

  async run(actor: Actor, contractId: string, wish: RetainerWish): Promise<AgreedRetainer> {
    const { plan, pagePaymentId } = await this.work.transaction(async (tx) => {
      const contract = await lockContract(tx, contractId);

      contractPolicy.mustBe('owner', actor, contract);
      mustBeInRange(contract, wish.amount);
      const agreed = await this.agree.run(tx, actor, contract, { ...wish, purpose: 'retainer', firstOn: dayOf(tx.now) });

      const { id, amountMinor, currency, cadence } = agreed.plan;
      await tx.publish(new RetainerAgreed(id, contract.id, contract.ownerId, contract.expertId, amountMinor.toString(), currency, cadence));
      return agreed;
    });
    return { id: plan.id, url: pagePaymentId && (await this.page.open(pagePaymentId)) };
  }
}

function mustBeInRange(contract: Contract, { currency, minor }: Money): void {
  const { smallestTaskMinor, largestMilestoneMinor } = currencyRules(contract.currency);
  if (currency !== contract.currency || minor < smallestTaskMinor || minor > largestMilestoneMinor)
    throw new RetainerOutOfRange(contract.currency);
}
