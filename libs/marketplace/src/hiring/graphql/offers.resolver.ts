import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor } from '@sidecrew/platform';
import { BidResult } from '../../bidding/graphql/bid.types.js';
import { ShownBid } from '../../bidding/graphql/shown-bid.js';
import { AcceptOffer } from '../accept-offer.js';
import { CancelContract } from '../cancel-contract.js';
import { MakeOffer } from '../make-offer.js';
import { RefuseOffer } from '../refuse-offer.js';
import { RescindOffer } from '../rescind-offer.js';
import { ContractResult } from './contract.types.js';
import { BidIdArgs, CancelContractArgs, MakeOfferArgs } from './hiring.inputs.js';
import { ShownContract } from './shown-contract.js';

/** From an offer to a contract. */
@Resolver()
export class OffersResolver {
  constructor(
    private readonly offer: MakeOffer,
    private readonly rescind: RescindOffer,
    private readonly refuse: RefuseOffer,
    private readonly accept: AcceptOffer,
    private readonly cancel: CancelContract,
    private readonly bid: ShownBid,
    private readonly contract: ShownContract,
  ) {}

  @Mutation(() => BidResult, { description: 'Offers the task to one expert, on exactly the terms that you read.' })
  @Allow('owner')
  makeOffer(@CurrentActor() actor: Actor, @Args() { bidId, bidVersion }: MakeOfferArgs) {
    return this.bid.after(actor, this.offer.run(actor, bidId, bidVersion));
  }

  @Mutation(() => BidResult, { description: 'Takes an unanswered offer back; the bid stands as before.' })
  @Allow('owner')
  rescindOffer(@CurrentActor() actor: Actor, @Args() { bidId }: BidIdArgs) {
    return this.bid.after(actor, this.rescind.run(actor, bidId));
  }

  @Mutation(() => BidResult)
  @Allow('expert')
  refuseOffer(@CurrentActor() actor: Actor, @Args() { bidId }: BidIdArgs) {
    return this.bid.after(actor, this.refuse.run(actor, bidId));
  }

  @Mutation(() => ContractResult, { description: 'Makes the contract; work starts once the first milestone is funded.' })
  @Allow('expert')
  acceptOffer(@CurrentActor() actor: Actor, @Args() { bidId }: BidIdArgs) {
    return this.contract.after(actor, this.accept.run(actor, bidId));
  }

  @Mutation(() => ContractResult, { description: 'Calls a contract off before any payment.' })
  @Allow('owner', 'expert')
  cancelContract(@CurrentActor() actor: Actor, @Args() { id, reason }: CancelContractArgs) {
    return this.contract.after(actor, this.cancel.run(actor, id, reason.trim()));
  }
}
