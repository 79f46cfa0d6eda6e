import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs, PageArgs, type RequestContext } from '@sidecrew/platform';
import { showTask } from '../../posting/graphql/show-task.js';
import { TaskType } from '../../posting/graphql/task.types.js';
import { TasksLoader } from '../../posting/graphql/tasks.loader.js';
import { BidsReader } from '../bids.reader.js';
import { BidConnection, BidType } from './bid.types.js';
import { showBid } from './show-bid.js';

/** Reading bids. */
@Resolver(() => BidType)
export class BidsResolver {
  constructor(
    private readonly bids: BidsReader,
    private readonly tasks: TasksLoader,
  ) {}

  @Query(() => BidType, { nullable: true })
  @Allow('signed-in')
  async bid(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    const row = await this.bids.findReadable(actor, id);
    return row && showBid(row, actor);
  }

  @Query(() => BidConnection, { description: 'My own bids, newest first.' })
  @Allow('expert')
  async myBids(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    const { nodes, pageInfo } = await this.bids.findMine(actor, page);
    return { nodes: nodes.map((row) => showBid(row, actor)), pageInfo };
  }

  @ResolveField(() => TaskType)
  async task(@Parent() bid: BidType, @Context() context: RequestContext) {
    return showTask(await this.tasks.byId(context).load(bid.taskId), context.actor);
  }
}
