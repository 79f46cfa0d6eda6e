import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, PageArgs, type RequestContext } from '@sidecrew/platform';
import { MilestoneType } from '../../hiring/graphql/milestone.types.js';
import { PaymentsReader, type RefundRequestRow } from '../payments.reader.js';
import { declineWords } from '../saved-cards/decline-words.js';
import { CardChargeType, RefundRequestType } from './funding.types.js';
import { PaymentConnection } from './payments.types.js';

/** Reading payments, and what funding adds to a milestone. */
@Resolver(() => MilestoneType)
export class PaymentsResolver {
  constructor(private readonly reader: PaymentsReader) {}

  @Query(() => PaymentConnection, { description: 'What I paid and got back, newest first.' })
  @Allow('owner')
  payments(@CurrentActor() actor: Actor, @Args() { first, after }: PageArgs) {
    return this.reader.ofOwner(actor, first, after);
  }

  @ResolveField(() => CardChargeType, { nullable: true })
  cardCharge(@Parent() { charge }: MilestoneType): CardChargeType | null {
    if (!charge) return null;
    const { state, brand, last4, code, retryAt } = charge;
    const because = code === null ? null : declineWords(code);
    return Object.assign(new CardChargeType(), { state, brand, last4, because, retryAt: retryAt === null ? null : new Date(retryAt) });
  }

  @ResolveField(() => RefundRequestType, { nullable: true })
  refundRequest(@Parent() milestone: MilestoneType, @Context() { loaders }: RequestContext) {
    if (milestone.state !== 'refund_requested') return null;
    return loaders
      .named<RefundRequestRow | null>('RefundRequestByMilestoneId', async (ids) => {
        const rows = new Map((await this.reader.openRequests(ids)).map((row) => [row.milestoneId, row]));
        return ids.map((id) => rows.get(id) ?? null);
      })
      .load(milestone.id);
  }
}
