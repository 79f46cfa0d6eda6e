import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonLoader, PersonType } from '@sidecrew/identity';
import { type Actor, Allow, CurrentActor, IdArgs, InvalidInput, PageArgs, type RequestContext } from '@sidecrew/platform';
import { AskDecision } from '../decisions/ask-decision.js';
import { ConfirmDecision } from '../decisions/confirm-decision.js';
import { DeclineDecision } from '../decisions/decline-decision.js';
import { DecisionsReader } from '../decisions/decisions.reader.js';
import { DeclineDecisionArgs, DecisionInput, DecisionPage, DecisionResult, DecisionType } from './decisions.types.js';

/** Money that staff move beside the flow. */
@Resolver(() => DecisionType)
export class DecisionsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly reader: DecisionsReader,
    private readonly ask: AskDecision,
    private readonly confirm: ConfirmDecision,
    private readonly decline: DeclineDecision,
  ) {}

  @Query(() => DecisionPage, { description: 'Write-offs, goodwill and other money moved by staff: what waits, then the newest.' })
  @Allow('admin')
  async staffDecisions(@Args() args: PageArgs) {
    const { waiting, nodes, pageInfo } = await this.reader.page(args);
    return { waiting: waiting.map((row) => DecisionType.from(row)), nodes: nodes.map((row) => DecisionType.from(row)), pageInfo };
  }

  @Mutation(() => DecisionResult, { description: 'Moves money by decision, at once up to the limit, else when a second admin confirms.' })
  @Allow('admin')
  async askStaffDecision(@CurrentActor() actor: Actor, @Args('input') { place, of, amount, ...wish }: DecisionInput) {
    const money = amount.toMoney();
    if (money.isZero) throw new InvalidInput('amount', 'Enter an amount above zero.');
    const facts = { ...(place ? { place } : {}), ...(of ? { of } : {}) };
    return DecisionType.from(await this.ask.run(actor, { ...wish, amount: money, facts }));
  }

  @Mutation(() => DecisionResult, { description: 'The second admin agrees; the money moves.' })
  @Allow('admin')
  async confirmStaffDecision(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return DecisionType.from(await this.confirm.run(actor, id));
  }

  @Mutation(() => DecisionResult, { description: 'Nothing moves; the reason stays on record.' })
  @Allow('admin')
  async declineStaffDecision(@CurrentActor() actor: Actor, @Args() { id, reason }: DeclineDecisionArgs) {
    return DecisionType.from(await this.decline.run(actor, id, reason));
  }

  @ResolveField(() => PersonType)
  askedBy(@Parent() { askedById }: DecisionType, @Context() context: RequestContext) {
    return this.people.load(context, askedById);
  }

  @ResolveField(() => PersonType, { nullable: true })
  decidedBy(@Parent() { decidedById }: DecisionType, @Context() context: RequestContext) {
    return decidedById ? this.people.load(context, decidedById) : null;
  }
}
