import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs, isAdmin, NotFound, type RequestContext } from '@sidecrew/platform';
import { ExpertsReader } from '../profiles/experts.reader.js';
import { SaveExpertProfile } from '../profiles/save-expert-profile.js';
import { WorkSamples } from '../profiles/work-samples.js';
import { RequestVetting } from '../vetting/request-vetting.js';
import { VettingsReader } from '../vetting/vettings.reader.js';
import { CategoryIdArgs, DirectoryArgs, ExpertProfileInput, HandleArgs, WorkSampleInput } from './experts.inputs.js';
import { ExpertConnection, ExpertProfileResult, ExpertProfileType, VettingType } from './experts.types.js';

@Resolver(() => ExpertProfileType)
export class ExpertsResolver {
  constructor(
    private readonly experts: ExpertsReader,
    private readonly vettings: VettingsReader,
    private readonly save: SaveExpertProfile,
    private readonly samples: WorkSamples,
    private readonly request: RequestVetting,
  ) {}

  @Query(() => ExpertConnection, { name: 'experts', description: 'Vetted experts, newest first.' })
  @Allow('anyone')
  async directory(@Args() { text, category, language, first, after }: DirectoryArgs) {
    return this.experts.directory({ text: text ?? null, category: category ?? null, language: language ?? null, first, after });
  }

  @Query(() => ExpertProfileType, { nullable: true })
  @Allow('anyone')
  async expert(@Args() { handle }: HandleArgs) {
    return this.experts.byHandle(handle);
  }

  @Query(() => ExpertProfileType, { nullable: true, description: 'My own profile, or null before I wrote one.' })
  @Allow('expert')
  async myExpertProfile(@CurrentActor() actor: Actor) {
    return (await this.experts.byIds([actor.id]))[0] ?? null;
  }

  @Mutation(() => ExpertProfileResult)
  @Allow('expert')
  async saveExpertProfile(@CurrentActor() actor: Actor, @Args('input') input: ExpertProfileInput) {
    await this.save.run(actor, { ...input, hourlyPrice: input.hourlyPrice?.toMoney() ?? null });
    return this.mine(actor);
  }

  @Mutation(() => ExpertProfileResult)
  @Allow('expert')
  async addWorkSample(@CurrentActor() actor: Actor, @Args('input') input: WorkSampleInput) {
    await this.samples.add(actor, { ...input, url: input.url ?? null, fileId: input.fileId ?? null });
    return this.mine(actor);
  }

  @Mutation(() => ExpertProfileResult)
  @Allow('expert')
  async removeWorkSample(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    await this.samples.remove(actor, id);
    return this.mine(actor);
  }

  @Mutation(() => ExpertProfileResult, { description: 'Asks an admin to look at my work in a category.' })
  @Allow('expert')
  async requestVetting(@CurrentActor() actor: Actor, @Args() { categoryId }: CategoryIdArgs) {
    await this.request.run(actor, categoryId);
    return this.mine(actor);
  }

  @ResolveField('vettings', () => [VettingType], { nullable: true, description: 'Only for the expert and admins.' })
  async vettingsOf(@Parent() profile: ExpertProfileType, @Context() { actor }: RequestContext) {
    return actor && (actor.id === profile.id || isAdmin(actor)) ? this.vettings.ofExpert(profile.id) : null;
  }

  private async mine(actor: Actor) {
    const [profile] = await this.experts.byIds([actor.id]);
    if (!profile) throw new NotFound('profile');
    return Object.assign(new ExpertProfileType(), profile);
  }
}
