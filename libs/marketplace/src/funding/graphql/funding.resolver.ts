import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { FreshProof } from '@sidecrew/identity';
import { type Actor, Allow, CurrentActor, IdArgs } from '@sidecrew/platform';
import { MilestoneResult } from '../../hiring/graphql/milestone.types.js';
import { ShownContract } from '../../hiring/graphql/shown-contract.js';
import { AskRefund } from '../ask-refund.js';
import { CancelLate } from '../cancel-late.js';
import { ConfirmFunding } from '../confirm-funding.js';
import { FundMilestone } from '../fund-milestone.js';
import { GiveRefund } from '../give-refund.js';
import { LeaveFunding } from '../leave-funding.js';
import { LiftFreeze } from '../lift-freeze.js';
import { WithdrawRefundRequest } from '../withdraw-refund-request.js';
import { FundWithCard } from '../saved-cards/fund-with-card.js';
import { AskRefundArgs, FundMilestoneArgs, FundWithCardArgs, GiveRefundArgs } from './funding.inputs.js';
import { CheckoutPageResult, CheckoutPageType } from './funding.types.js';

/** What owner and expert do with held money. */
@Resolver()
export class FundingResolver {
  constructor(
    private readonly shown: ShownContract,
    private readonly fund: FundMilestone,
    private readonly withCard: FundWithCard,
    private readonly confirm: ConfirmFunding,
    private readonly leave: LeaveFunding,
    private readonly ask: AskRefund,
    private readonly withdraw: WithdrawRefundRequest,
    private readonly give: GiveRefund,
    private readonly cancel: CancelLate,
    private readonly lift: LiftFreeze,
  ) {}

  @Mutation(() => CheckoutPageResult, { description: 'Opens the payment page of a milestone; asked again it answers the same page.' })
  @Allow('owner')
  async fundMilestone(@CurrentActor() actor: Actor, @Args() { id, consent }: FundMilestoneArgs) {
    const { url } = await this.fund.run(actor, id, consent ?? null);
    return Object.assign(new CheckoutPageType(), { url, milestone: await this.shown.milestone(actor, id) });
  }

  @Mutation(() => MilestoneResult, {
    description: 'Pays for a milestone with a saved card, without a page; `cardCharge` tells how it stands.',
  })
  @Allow('owner')
  fundWithCard(@CurrentActor() actor: Actor, @Args() { id, cardId }: FundWithCardArgs) {
    return this.shown.milestoneAfter(actor, this.withCard.run(actor, id, cardId));
  }

  @Mutation(() => MilestoneResult, { description: 'Asks the payment partner how an open payment stands; for who is back from its page.' })
  @Allow('owner')
  confirmFunding(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.milestoneAfter(actor, this.confirm.run(actor, id));
  }

  @Mutation(() => MilestoneResult, {
    description: 'Closes an open payment page, or stops a saved card. Money that comes all the same goes back by itself.',
  })
  @Allow('owner')
  leaveFunding(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.milestoneAfter(actor, this.leave.run(actor, id));
  }

  @Mutation(() => MilestoneResult, { description: 'Asks for held money back; the expert has seven days, silence is a yes.' })
  @Allow('owner')
  askRefund(@CurrentActor() actor: Actor, @Args() { id, reason }: AskRefundArgs) {
    return this.shown.milestoneAfter(actor, this.ask.run(actor, id, reason.trim()));
  }

  @Mutation(() => MilestoneResult)
  @Allow('owner')
  withdrawRefundRequest(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.milestoneAfter(actor, this.withdraw.run(actor, id));
  }

  @Mutation(() => MilestoneResult, { description: 'The expert gives held money back, all or a part; also the yes to a refund request.' })
  @Allow('expert')
  giveRefund(@CurrentActor() actor: Actor, @Args() { id, amount, reason }: GiveRefundArgs) {
    return this.shown.milestoneAfter(actor, this.give.run(actor, id, amount.toMoney(), reason.trim()));
  }

  @Mutation(() => MilestoneResult, { description: 'A day after the due date with nothing delivered: everything back, no consent needed.' })
  @Allow('owner')
  cancelLate(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.milestoneAfter(actor, this.cancel.run(actor, id));
  }

  @Mutation(() => MilestoneResult, {
    description: 'Staff let money move again after an early fraud warning. Only a bank ends a chargeback.',
  })
  @Allow('admin')
  @FreshProof()
  liftFreeze(@CurrentActor() actor: Actor, @Args() { id, reason }: AskRefundArgs) {
    return this.shown.milestoneAfter(actor, this.lift.run(actor, id, reason.trim()));
  }
}
