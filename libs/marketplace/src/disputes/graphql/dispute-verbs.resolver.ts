import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { FreshProof } from '@sidecrew/identity';
import { type Actor, Allow, Clock, CurrentActor, IdArgs } from '@sidecrew/platform';
import { AcceptProposal } from '../accept-proposal.js';
import { AcceptSplit } from '../accept-split.js';
import { AnswerDispute } from '../answer-dispute.js';
import { AskMediation } from '../ask-mediation.js';
import { AssignDispute } from '../assign-dispute.js';
import { DecideDispute } from '../decide-dispute.js';
import type { Dispute } from '../dispute.entity.js';
import { DisputesReader } from '../disputes.reader.js';
import { OfferSplit } from '../offer-split.js';
import { OpenDispute } from '../open-dispute.js';
import { ProposeSplit } from '../propose-split.js';
import { RejectProposal } from '../reject-proposal.js';
import { WaiveAppeal } from '../waive-appeal.js';
import { WithdrawDispute } from '../withdraw-dispute.js';
import { AcceptSplitArgs, AnswerDisputeArgs, OfferSplitArgs, OpenDisputeArgs, RejectProposalArgs, RulingArgs } from './dispute.inputs.js';
import { DisputeResult } from './dispute.types.js';
import { showDispute } from './show-dispute.js';

/** What the two sides and admins do in a dispute. */
@Resolver()
export class DisputeVerbsResolver {
  constructor(
    private readonly disputes: DisputesReader,
    private readonly clock: Clock,
    private readonly open: OpenDispute,
    private readonly answer: AnswerDispute,
    private readonly offer: OfferSplit,
    private readonly accept: AcceptSplit,
    private readonly withdraw: WithdrawDispute,
    private readonly mediate: AskMediation,
    private readonly assign: AssignDispute,
    private readonly propose: ProposeSplit,
    private readonly agree: AcceptProposal,
    private readonly reject: RejectProposal,
    private readonly decide: DecideDispute,
    private readonly waive: WaiveAppeal,
  ) {}

  @Mutation(() => DisputeResult, {
    description: 'Freezes the held money of a milestone because its two people disagree. The other side has four days to answer.',
  })
  @Allow('owner', 'expert')
  openDispute(@CurrentActor() actor: Actor, @Args() { milestoneId, reason, statement }: OpenDisputeArgs) {
    return this.shown(actor, this.open.run(actor, milestoneId, reason, statement.toForm()));
  }

  @Mutation(() => DisputeResult, { description: "The other side's words and figure; both have five days to agree." })
  @Allow('owner', 'expert')
  answerDispute(@CurrentActor() actor: Actor, @Args() { id, statement }: AnswerDisputeArgs) {
    return this.shown(actor, this.answer.run(actor, id, statement.toForm()));
  }

  @Mutation(() => DisputeResult, { description: "Offers a division; a newer offer replaces one's older." })
  @Allow('owner', 'expert')
  offerSplit(@CurrentActor() actor: Actor, @Args() { id, split, note }: OfferSplitArgs) {
    return this.shown(actor, this.offer.run(actor, id, split.toSplit(), note ?? null));
  }

  @Mutation(() => DisputeResult, { description: "Takes the other side's newest offer; the money moves at once." })
  @Allow('owner', 'expert')
  acceptSplit(@CurrentActor() actor: Actor, @Args() { id, offerId }: AcceptSplitArgs) {
    return this.shown(actor, this.accept.run(actor, id, offerId));
  }

  @Mutation(() => DisputeResult, { description: 'Takes back a dispute one opened; the milestone goes on where it stood.' })
  @Allow('owner', 'expert')
  withdrawDispute(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.withdraw.run(actor, id));
  }

  @Mutation(() => DisputeResult, { description: 'Asks for an admin, from 48 hours after the answer.' })
  @Allow('owner', 'expert')
  askMediation(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.mediate.run(actor, id));
  }

  @Mutation(() => DisputeResult, { description: 'Takes the mediation of a dispute.' })
  @Allow('admin')
  assignDispute(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.assign.run(actor, id));
  }

  @Mutation(() => DisputeResult, { description: "The mediator's proposal; both sides have 48 hours to reject it." })
  @Allow('admin')
  @FreshProof()
  proposeSplit(@CurrentActor() actor: Actor, @Args() args: RulingArgs) {
    return this.shown(actor, this.propose.run(actor, args.id, args.toForm()));
  }

  @Mutation(() => DisputeResult, { description: 'Says yes to the proposal; settled when both did.' })
  @Allow('owner', 'expert')
  acceptProposal(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.agree.run(actor, id));
  }

  @Mutation(() => DisputeResult, { description: 'Says no to the proposal; a second admin decides.' })
  @Allow('owner', 'expert')
  rejectProposal(@CurrentActor() actor: Actor, @Args() { id, reason }: RejectProposalArgs) {
    return this.shown(actor, this.reject.run(actor, id, reason));
  }

  @Mutation(() => DisputeResult, { description: 'The ruling of a second admin, other than the one who proposed.' })
  @Allow('admin')
  @FreshProof()
  decideDispute(@CurrentActor() actor: Actor, @Args() args: RulingArgs) {
    return this.shown(actor, this.decide.run(actor, args.id, args.toForm()));
  }

  @Mutation(() => DisputeResult, { description: 'Agrees to carry the ruling out without waiting; the money moves when both did.' })
  @Allow('owner', 'expert')
  waiveAppeal(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.waive.run(actor, id));
  }

  private async shown(actor: Actor, done: Promise<Dispute>) {
    return showDispute(await this.disputes.room(actor, (await done).id), actor, this.clock.now());
  }
}
