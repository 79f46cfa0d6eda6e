import { Module } from '@nestjs/common';
import { HiringModule } from '../hiring/hiring.module.js';
import { AskRefund } from './ask-refund.js';
import { CancelLate } from './cancel-late.js';
import { Escrow } from './escrow.js';
import { FollowChargebacks } from './follow-chargebacks.js';
import { FollowPayments } from './follow-payments.js';
import { FundMilestone } from './fund-milestone.js';
import { FundingResolver } from './graphql/funding.resolver.js';
import { PaymentsResolver } from './graphql/payments.resolver.js';
import { GiveRefund } from './give-refund.js';
import { LeaveFunding } from './leave-funding.js';
import { MoneyClock } from './money-clock.js';
import { PaymentsReader } from './payments.reader.js';
import { RetryMoney } from './retry-money.js';
import { WithdrawRefundRequest } from './withdraw-refund-request.js';

const verbs = [FundMilestone, LeaveFunding, AskRefund, WithdrawRefundRequest, GiveRefund, CancelLate, RetryMoney];

export const fundingResolvers = [FundingResolver, PaymentsResolver];

/** Step 4: money is held, and leaves once: released or returned. */
@Module({
  imports: [HiringModule],
  providers: [...verbs, ...fundingResolvers, PaymentsReader, Escrow, MoneyClock, FollowPayments, FollowChargebacks],
  exports: [...verbs, Escrow],
})
export class FundingModule {}
