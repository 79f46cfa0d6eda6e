import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, NotFound, PageArgs, type RequestContext } from '@sidecrew/platform';
import { PayoutsReader } from '../payouts.reader.js';
import { PayoutConnection, PayoutsPageType } from './payouts.types.js';

@Resolver(() => PayoutsPageType)
export class PayoutsResolver {
  constructor(private readonly payouts: PayoutsReader) {}

  @Query(() => PayoutsPageType, { name: 'payouts', description: 'My payout account, money on its way, and what reached my bank.' })
  @Allow('expert')
  async page(@CurrentActor() actor: Actor) {
    const [account, onItsWay, receivedTotals] = await Promise.all([
      this.payouts.account(actor),
      this.payouts.onItsWay(actor),
      this.payouts.receivedTotals(actor),
    ]);
    return { account, onItsWay, receivedTotals };
  }

  @ResolveField('payouts', () => PayoutConnection)
  async list(@Args() { first, after }: PageArgs, @Context() { actor }: RequestContext) {
    if (!actor) throw new NotFound('payout');
    return this.payouts.payouts(actor, first, after);
  }
}
