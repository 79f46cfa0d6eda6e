import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Actor, NotPossibleNow, Work } from '@sidecrew/platform';
import { PaymentPage } from '../funding/payment-page.js';
import { AgreeAutoFunding } from '../funding/prefunds/agree-auto-funding.js';
import { dayAfter, mondayOf } from '../funding/prefunds/periods.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { costOf } from './hours.js';
import { lockAgreement } from './week-rows.js';

/** What `FundWeeks` answers: the auto-funding, and the page of the first week where it is paid on one. */
export interface FundedWeeks {
  readonly id: string;
  readonly url: string | null;
}

/** The owner lets each week be paid by itself before its Monday: cap × rate (J21). The next week is asked for now. */
@Injectable()
export class FundWeeks {
  constructor(
    private readonly work: Work,
    private readonly agree: AgreeAutoFunding,
    private readonly page: PaymentPage,
  ) {}

  async run(actor: Actor, agreementId: string, monthlyCap: Money, consent: string | null): Promise<FundedWeeks> {
    const { plan, pagePaymentId } = await this.work.transaction(async (tx) => {
      const { contract, agreement } = await lockAgreement(tx, agreementId);

      contractPolicy.mustBe('owner', actor, contract);
      if (agreement.state !== 'active') throw new NotPossibleNow('hourly agreement', 'fundWeeks', agreement.state);

      return this.agree.run(tx, actor, contract, {
        purpose: 'week',
        amount: Money.of(costOf(agreement.capMinutes, agreement.rateMinor), agreement.currency),
        cadence: 'week',
        monthlyCap,
        firstOn: dayAfter(mondayOf(tx.now), 7),
        consent,
      });
    });
    return { id: plan.id, url: pagePaymentId && (await this.page.open(pagePaymentId)) };
  }
}
