import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isAdmin, type RequestContext } from '@sidecrew/platform';
import { TaskType } from '../../posting/graphql/task.types.js';
import { BidObstaclesReader } from '../bid-obstacles.reader.js';
import type { BidRow } from '../bid-rows.js';
import { BidsReader } from '../bids.reader.js';
import { BidType } from './bid.types.js';
import { showBid } from './show-bid.js';

/** What bidding adds to a task. */
@Resolver(() => TaskType)
export class BidsOfTaskResolver {
  constructor(
    private readonly reader: BidsReader,
    private readonly obstacles: BidObstaclesReader,
  ) {}

  @ResolveField(() => [BidType], { nullable: true, description: 'Sealed: only for the owner and admins, shortlisted first.' })
  async bids(@Parent() task: TaskType, @Context() { actor, loaders }: RequestContext) {
    if (!actor || (actor.id !== task.ownerId && !isAdmin(actor))) return null;
    const rows = await loaders.named<BidRow[]>('BidsByTaskId', (ids) => this.reader.findOfTasks(ids)).load(task.id);
    return rows.map((row) => showBid(row, actor));
  }

  @ResolveField(() => BidType, { nullable: true, description: "The viewer's own live or latest bid." })
  async myBid(@Parent() task: TaskType, @Context() { actor, loaders }: RequestContext) {
    if (!actor || actor.id === task.ownerId) return null;
    const row = await loaders.named<BidRow | null>('MyBidByTaskId', (ids) => this.reader.findLatestOf(actor.id, ids)).load(task.id);
    return row && showBid(row, actor);
  }

  @ResolveField(() => String, { nullable: true, description: 'Whether the viewer may bid now, and if not why: one sentence.' })
  async bidObstacle(@Parent() task: TaskType, @Context() { actor, loaders }: RequestContext) {
    return loaders.named<string | null>('BidObstacleByTaskId', (ids) => this.obstacles.find(actor, ids)).load(task.id);
  }
}
