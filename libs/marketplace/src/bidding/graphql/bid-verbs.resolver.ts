import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs } from '@sidecrew/platform';
import { AcceptCounter } from '../accept-counter.js';
import { ConfirmBid } from '../confirm-bid.js';
import { CounterBid } from '../counter-bid.js';
import { DeclineBid } from '../decline-bid.js';
import { RefuseCounter } from '../refuse-counter.js';
import { ReviseBid } from '../revise-bid.js';
import { ShortlistBid } from '../shortlist-bid.js';
import { SubmitBid } from '../submit-bid.js';
import { WithdrawBid } from '../withdraw-bid.js';
import { BidResult } from './bid.types.js';
import { CounterBidArgs, DeclineBidArgs, ReviseBidArgs, ShortlistBidArgs, SubmitBidArgs } from './bid.inputs.js';
import { ShownBid } from './shown-bid.js';

/** What both sides do with bids before one is hired. */
@Resolver()
export class BidVerbsResolver {
  constructor(
    private readonly submit: SubmitBid,
    private readonly revise: ReviseBid,
    private readonly confirm: ConfirmBid,
    private readonly withdraw: WithdrawBid,
    private readonly shortlist: ShortlistBid,
    private readonly decline: DeclineBid,
    private readonly counter: CounterBid,
    private readonly accept: AcceptCounter,
    private readonly refuse: RefuseCounter,
    private readonly shown: ShownBid,
  ) {}

  @Mutation(() => BidResult, { description: 'Offers to do an open task for a price. One live bid per expert.' })
  @Allow('expert')
  submitBid(@CurrentActor() actor: Actor, @Args() { taskId, input }: SubmitBidArgs) {
    return this.shown.after(actor, this.submit.run(actor, taskId, input.toForm()));
  }

  @Mutation(() => BidResult, { description: 'New terms; also the answer to a changed task.' })
  @Allow('expert')
  reviseBid(@CurrentActor() actor: Actor, @Args() { id, input }: ReviseBidArgs) {
    return this.shown.after(actor, this.revise.run(actor, id, input.toForm()));
  }

  @Mutation(() => BidResult, { description: 'Stands by the bid after the task changed.' })
  @Allow('expert')
  confirmBid(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.confirm.run(actor, id));
  }

  @Mutation(() => BidResult, { description: 'Takes the bid back, without penalty.' })
  @Allow('expert')
  withdrawBid(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.withdraw.run(actor, id));
  }

  @Mutation(() => BidResult)
  @Allow('owner')
  shortlistBid(@CurrentActor() actor: Actor, @Args() { id, shortlisted }: ShortlistBidArgs) {
    return this.shown.after(actor, this.shortlist.run(actor, id, shortlisted));
  }

  @Mutation(() => BidResult)
  @Allow('owner')
  declineBid(@CurrentActor() actor: Actor, @Args() { id, reason, note }: DeclineBidArgs) {
    return this.shown.after(actor, this.decline.run(actor, id, reason, note?.trim() || null));
  }

  @Mutation(() => BidResult, { description: "Proposes other terms. The bid's own terms stay until the other side accepts." })
  @Allow('owner', 'expert')
  counterBid(@CurrentActor() actor: Actor, @Args() { id, input }: CounterBidArgs) {
    return this.shown.after(actor, this.counter.run(actor, id, input.toForm()));
  }

  @Mutation(() => BidResult)
  @Allow('owner', 'expert')
  acceptCounter(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.accept.run(actor, id));
  }

  @Mutation(() => BidResult, { description: "The expert's no keeps the bid as it was; the owner's no declines it." })
  @Allow('owner', 'expert')
  refuseCounter(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.refuse.run(actor, id));
  }
}
