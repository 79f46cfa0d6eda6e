import { Args, ArgsType, Field, ID, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor } from '@sidecrew/platform';
import { IsUUID } from 'class-validator';
import { MilestoneResult } from '../../../hiring/graphql/milestone.types.js';
import { ShownContract } from '../../../hiring/graphql/shown-contract.js';
import { GiveRefundArgs } from '../../graphql/funding.inputs.js';
import { RefundReleased } from '../refund-released.js';

@ArgsType()
export class RefundReleasedArgs extends GiveRefundArgs {
  @Field(() => ID, { description: 'Chosen by the client for each opened form; told twice it gives back once.' })
  @IsUUID()
  key: string;
}

/** What an expert may do with money that was released to them. */
@Resolver()
export class LateRefundsResolver {
  constructor(
    private readonly shown: ShownContract,
    private readonly refund: RefundReleased,
  ) {}

  @Mutation(() => MilestoneResult, {
    description: 'The expert gives released money back, all or a part, up to 180 days after the release; both fees on it go back too.',
  })
  @Allow('expert')
  refundReleased(@CurrentActor() actor: Actor, @Args() { id, key, amount, reason }: RefundReleasedArgs) {
    return this.shown.milestoneAfter(actor, this.refund.run(actor, id, { key, amount: amount.toMoney(), reason: reason.trim() }));
  }
}
