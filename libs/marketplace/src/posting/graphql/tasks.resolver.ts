import { Args, Context, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, askedFields, CurrentActor, PageArgs, type RequestContext } from '@sidecrew/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { TasksReader } from '../tasks.reader.js';
import { showMoney, showTaskPage } from './show-task.js';
import { TasksArgs } from './task.inputs.js';
import { FoundTasksType, OwnerHistoryType, TaskConnection, TaskType } from './task.types.js';
import { TasksLoader } from './tasks.loader.js';

/** Reading tasks. */
@Resolver(() => TaskType)
export class TasksResolver {
  constructor(
    private readonly tasks: TasksReader,
    private readonly loader: TasksLoader,
  ) {}

  @Query(() => FoundTasksType, { name: 'tasks', description: 'Open tasks by words and filters.' })
  @Allow('anyone')
  async search(@CurrentActor() actor: Actor | null, @Args() args: TasksArgs, @Info() info: GraphQLResolveInfo) {
    return showTaskPage(await this.tasks.searchOpen(args.filter?.toSearch() ?? { sort: 'newest' }, args, askedFields(info)), actor);
  }

  @Query(() => TaskConnection, { description: 'All tasks that I wrote, newest first.' })
  @Allow('owner')
  async myTasks(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    return showTaskPage(await this.tasks.findOfOwner(actor, page), actor);
  }

  @Query(() => TaskConnection, { description: 'Tasks that wait for a look, longest waiting first.' })
  @Allow('admin')
  async screeningQueue(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    return showTaskPage(await this.tasks.findInScreening(page), actor);
  }

  @ResolveField(() => OwnerHistoryType)
  async ownerHistory(@Parent() task: TaskType, @Context() context: RequestContext) {
    const history = await this.loader.ownerHistory(context).load(task.ownerId);
    return { ...history, released: history.released.map(showMoney) };
  }
}
