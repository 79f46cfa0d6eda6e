import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '@sidecrew/identity';
import type { RequestContext } from '@sidecrew/platform';
import { ExpertLoader } from './expert.loader.js';

/** Adds the expert's public name to the viewer. */
@Resolver(() => ViewerType)
export class ViewerHandleResolver {
  constructor(private readonly experts: ExpertLoader) {}

  @ResolveField(() => String, { nullable: true })
  async expertHandle(@Parent() viewer: ViewerType, @Context() context: RequestContext) {
    return (await this.experts.load(context, viewer.id))?.handle ?? null;
  }
}
