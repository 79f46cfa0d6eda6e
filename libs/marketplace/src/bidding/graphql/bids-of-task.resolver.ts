import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isAdmin, type RequestContext } from '@sidecrew/platform';
import { TaskType } from '../../posting/graphql/task.types.js';
import { BidType } from './bid.types.js';
import { BidsLoader } from './bids.loader.js';
import { showBid } from './show-bid.js';

/** What bidding adds to a task. */
@Resolver(() => TaskType)
export class BidsOfTaskResolver {
  constructor(private readonly loader: BidsLoader) {}

  @ResolveField(() => [BidType], { nullable: true, description: 'Sealed: only for the owner and admins, shortlisted first.' })
  async bids(@Parent() task: TaskType, @Context() context: RequestContext) {
    const { actor } = context;
    if (!actor || (actor.id !== task.ownerId && !isAdmin(actor))) return null;
    return (await this.loader.ofTask(context).load(task.id)).map((row) => showBid(row, actor));
  }

  @ResolveField(() => BidType, { nullable: true, description: "The viewer's own live or latest bid." })
  async myBid(@Parent() task: TaskType, @Context() context: RequestContext) {
    const { actor } = context;
    if (!actor || actor.id === task.ownerId) return null;
    const row = await this.loader.ofActor(context, actor).load(task.id);
    return row && showBid(row, actor);
  }

  @ResolveField(() => String, { nullable: true, description: 'Whether the viewer may bid now, and if not why: one sentence.' })
  bidObstacle(@Parent() task: TaskType, @Context() context: RequestContext) {
    return this.loader.obstacle(context).load(task.id);
  }
}
