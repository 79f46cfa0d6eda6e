import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '@sidecrew/identity';
import type { RequestContext } from '@sidecrew/platform';
import { expertLoader } from './expert.loader.js';

/** Adds the expert's public name to the viewer. */
@Resolver(() => ViewerType)
export class ViewerHandleResolver {
  @ResolveField(() => String, { nullable: true })
  async expertHandle(@Parent() viewer: ViewerType, @Context() context: RequestContext) {
    return (await expertLoader(context).load(viewer.id))?.handle ?? null;
  }
}
