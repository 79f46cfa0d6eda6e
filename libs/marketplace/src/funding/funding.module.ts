import { Module } from '@nestjs/common';
import { HiringModule } from '../hiring/hiring.module.js';
import { AskRefund } from './ask-refund.js';
import { CancelLate } from './cancel-late.js';
import { ConfirmFunding } from './confirm-funding.js';
import { PayExpert } from './decisions/pay-expert.js';
import { PayRefundByHand } from './decisions/pay-refund-by-hand.js';
import { WriteOff } from './decisions/write-off.js';
import { Debts } from './debts.js';
import { Escrow } from './escrow.js';
import { ChargeBack } from './charge-back.js';
import { FollowChargebacks } from './follow-chargebacks.js';
import { FollowAccounts } from './follow-accounts.js';
import { FollowFunding } from './follow-funding.js';
import { FollowRefunds } from './follow-refunds.js';
import { FollowReleases } from './follow-releases.js';
import { Freezing } from './freezing.js';
import { FundMilestone } from './fund-milestone.js';
import { FundingAttempts } from './funding-attempts.js';
import { FundingKeepers } from './funding-keepers.js';
import { FundingResolver } from './graphql/funding.resolver.js';
import { PaymentsResolver } from './graphql/payments.resolver.js';
import { GiveRefund } from './give-refund.js';
import { HoldCap } from './hold-cap.js';
import { FollowLateRefunds } from './late-refunds/follow-late-refunds.js';
import { LateRefundsResolver } from './late-refunds/graphql/late-refunds.resolver.js';
import { LateRefunds } from './late-refunds/late-refunds.js';
import { RefundReleased } from './late-refunds/refund-released.js';
import { TakeBacks } from './late-refunds/take-backs.js';
import { LeaveFunding } from './leave-funding.js';
import { LiftFreeze } from './lift-freeze.js';
import { PaymentPage } from './payment-page.js';
import { PaymentsReader } from './payments.reader.js';
import { RefundBySilence } from './refund-by-silence.js';
import { AutoFundingsResolver } from './prefunds/graphql/auto-fundings.resolver.js';
import { prefundProviders, prefundsForSteps } from './prefunds/prefunds.providers.js';
import { ReleaseWhenClearingEnds } from './release-when-clearing-ends.js';
import { RetryMoney } from './retry-money.js';
import { FollowCardCharges } from './saved-cards/follow-card-charges.js';
import { FundWithCard } from './saved-cards/fund-with-card.js';
import { WaitingCharges } from './saved-cards/waiting-charges.js';
import { SetOff } from './set-off.js';
import { SettleSplit } from './settle-split.js';
import { SplitEscrow } from './split-escrow.js';
import { ConfirmTip } from './tips/confirm-tip.js';
import { FollowTips } from './tips/follow-tips.js';
import { GiveTip } from './tips/give-tip.js';
import { TipsLoader } from './tips/graphql/tips.loader.js';
import { TipsResolver } from './tips/graphql/tips.resolver.js';
import { LeaveTip } from './tips/leave-tip.js';
import { TipsReader } from './tips/tips.reader.js';
import { WithdrawRefundRequest } from './withdraw-refund-request.js';

const verbs = [
  FundMilestone,
  FundWithCard,
  ConfirmFunding,
  LeaveFunding,
  AskRefund,
  WithdrawRefundRequest,
  GiveRefund,
  CancelLate,
  RetryMoney,
  LiftFreeze,
];

/** What an owner gives beyond the price. */
const tips = [GiveTip, ConfirmTip, LeaveTip, TipsReader, TipsLoader];

/** What experts give back after the release. */
const lateRefunds = [RefundReleased, LateRefunds, TakeBacks, FollowLateRefunds];

/** What the clock does to held money. */
const clock = [ReleaseWhenClearingEnds, RefundBySilence, HoldCap];
/** What the payment partner tells. */
const followers = [
  FundingKeepers,
  FollowFunding,
  FollowCardCharges,
  WaitingCharges,
  FollowReleases,
  FollowRefunds,
  FollowChargebacks,
  FollowAccounts,
  FollowTips,
];

/** What staff decide beside the flow. */
const decisions = [WriteOff, PayExpert, PayRefundByHand];

export const fundingResolvers = [FundingResolver, PaymentsResolver, TipsResolver, LateRefundsResolver, AutoFundingsResolver];

/** Step 4: money is held, and leaves once: released or returned. */
@Module({
  imports: [HiringModule],
  providers: [
    ...verbs,
    ...fundingResolvers,
    ...tips,
    FundingAttempts,
    ...lateRefunds,
    ...prefundProviders,
    PaymentPage,
    PaymentsReader,
    Escrow,
    SplitEscrow,
    SettleSplit,
    Debts,
    SetOff,
    Freezing,
    ChargeBack,
    ...clock,
    ...followers,
    ...decisions,
  ],
  exports: [...verbs, Escrow, ChargeBack, FundingKeepers, PaymentPage, TipsLoader, ...prefundsForSteps],
})
export class FundingModule {}
