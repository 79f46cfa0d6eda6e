import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { FreshProof } from '@sidecrew/identity';
import { type Actor, Allow, CurrentActor } from '@sidecrew/platform';
import { MilestoneResult } from '../../hiring/graphql/milestone.types.js';
import { ShownContract } from '../../hiring/graphql/shown-contract.js';
import { ApproveDelivery } from '../approve-delivery.js';
import { ExtendReview } from '../extend-review.js';
import { RequestChanges } from '../request-changes.js';
import { SubmitDelivery } from '../submit-delivery.js';
import { ApproveDeliveryArgs, MilestoneIdArgs, RequestChangesArgs, SubmitDeliveryArgs } from './delivery.inputs.js';

/** What expert and owner do with deliveries. Admins review only where the review fell to them. */
@Resolver()
export class DeliveryVerbsResolver {
  constructor(
    private readonly submit: SubmitDelivery,
    private readonly approve: ApproveDelivery,
    private readonly changes: RequestChanges,
    private readonly extend: ExtendReview,
    private readonly shown: ShownContract,
  ) {}

  @Mutation(() => MilestoneResult, {
    description: "Hands the work over, with evidence for each point of the checklist. The owner's review starts again.",
  })
  @Allow('expert')
  submitDelivery(@CurrentActor() actor: Actor, @Args() { milestoneId, input }: SubmitDeliveryArgs) {
    return this.shown.milestoneAfter(actor, this.submit.run(actor, milestoneId, input.toForm()));
  }

  @Mutation(() => MilestoneResult, { description: 'Accepts a delivery, in whole or in part. Answers the milestone that will be paid.' })
  @Allow('owner', 'admin')
  @FreshProof('admin')
  approveDelivery(@CurrentActor() actor: Actor, @Args() { milestoneId, deliveryId, amount, rest }: ApproveDeliveryArgs) {
    return this.shown.milestoneAfter(
      actor,
      this.approve.run(actor, milestoneId, { deliveryId, amount: amount.toMoney(), rest: rest ?? 'stays_funded' }),
    );
  }

  @Mutation(() => MilestoneResult, { description: 'Sends a delivery back with the points that are not met; twice at most.' })
  @Allow('owner', 'admin')
  requestChanges(@CurrentActor() actor: Actor, @Args() { milestoneId, deliveryId, items, note }: RequestChangesArgs) {
    return this.shown.milestoneAfter(actor, this.changes.run(actor, milestoneId, { deliveryId, items, note }));
  }

  @Mutation(() => MilestoneResult, { description: 'Seven more days to review, once.' })
  @Allow('owner')
  extendReview(@CurrentActor() actor: Actor, @Args() { milestoneId }: MilestoneIdArgs) {
    return this.shown.milestoneAfter(actor, this.extend.run(actor, milestoneId));
  }
}
