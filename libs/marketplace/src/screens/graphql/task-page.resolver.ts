import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import { Allow, askedFields, IdArgs, type RequestContext } from '@sidecrew/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { BidsLoader } from '../../bidding/graphql/bids.loader.js';
import { ContractsLoader } from '../../hiring/graphql/contracts.loader.js';
import { showTask } from '../../posting/graphql/show-task.js';
import { TaskType } from '../../posting/graphql/task.types.js';
import { TasksLoader } from '../../posting/graphql/tasks.loader.js';
import { type TaskPage, TaskPageReader } from '../task-page.reader.js';

/** One task. What its fields of later steps need was read with it and waits in their loaders. */
@Resolver()
export class TaskPageResolver {
  constructor(
    private readonly reader: TaskPageReader,
    private readonly tasks: TasksLoader,
    private readonly bids: BidsLoader,
    private readonly contracts: ContractsLoader,
  ) {}

  @Query(() => TaskType, { nullable: true })
  @Allow('anyone')
  async task(@Args() { id }: IdArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const page = await this.reader.find(context.actor, id, askedFields(info));
    if (!page) return null;
    this.prime(context, page);
    return showTask(page.task, context.actor);
  }

  private prime(context: RequestContext, { task, ownerHistory, bids, myBid, bidObstacle, contracts }: TaskPage): void {
    if (ownerHistory) this.tasks.ownerHistory(context).prime(task.ownerId, ownerHistory);
    if (bids) this.bids.ofTask(context).prime(task.id, [...bids]);
    if (myBid !== undefined && context.actor) this.bids.ofActor(context, context.actor).prime(task.id, myBid);
    if (bidObstacle !== undefined) this.bids.obstacle(context).prime(task.id, bidObstacle);
    if (contracts) this.contracts.ofTask(context).prime(task.id, [...contracts]);
  }
}
