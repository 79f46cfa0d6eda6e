import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, NotFound, PageArgs, type RequestContext } from '@sidecrew/platform';
import { DecideVetting } from '../vetting/decide-vetting.js';
import { VettingsReader } from '../vetting/vettings.reader.js';
import { ExpertLoader } from './expert.loader.js';
import { DecideVettingArgs, TakeBackVettingArgs } from './experts.inputs.js';
import { ExpertProfileType, VettingRequestConnection, VettingRequestResult, VettingRequestType } from './experts.types.js';

/** The admins' side of vetting. */
@Resolver(() => VettingRequestType)
export class VettingResolver {
  constructor(
    private readonly experts: ExpertLoader,
    private readonly vettings: VettingsReader,
    private readonly decide: DecideVetting,
  ) {}

  @Query(() => VettingRequestConnection, { name: 'vettingQueue', description: 'Experts who wait to be let into a category, oldest first.' })
  @Allow('admin')
  async queue(@Args() { first, after }: PageArgs) {
    return this.vettings.queue(first, after);
  }

  @Mutation(() => VettingRequestResult)
  @Allow('admin')
  async decideVetting(@CurrentActor() actor: Actor, @Args() { id, accept, reason }: DecideVettingArgs) {
    await this.decide.run(actor, id, accept ? 'vetted' : 'refused', reason ?? null);
    return this.one(id);
  }

  @Mutation(() => VettingRequestResult, { description: 'Takes an earlier yes back; running contracts go on.' })
  @Allow('admin')
  async takeBackVetting(@CurrentActor() actor: Actor, @Args() { id, reason }: TakeBackVettingArgs) {
    await this.decide.run(actor, id, 'taken_back', reason);
    return this.one(id);
  }

  @ResolveField(() => ExpertProfileType)
  async expert(@Parent() request: VettingRequestType, @Context() context: RequestContext) {
    return this.experts.load(context, request.expertId);
  }

  private async one(id: string) {
    const row = await this.vettings.one(id);
    if (!row) throw new NotFound('vetting request');
    return Object.assign(new VettingRequestType(), row);
  }
}
