import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs, PageArgs, type RequestContext } from '@sidecrew/platform';
import { type OwnerHistoryRow, OwnerHistoryReader } from '../owner-history.reader.js';
import { TasksReader } from '../tasks.reader.js';
import { showMoney, showTask, showTaskPage } from './show-task.js';
import { TasksArgs } from './task.inputs.js';
import { OwnerHistoryType, TaskConnection, TaskType } from './task.types.js';

/** Reading tasks. */
@Resolver(() => TaskType)
export class TasksResolver {
  constructor(
    private readonly tasks: TasksReader,
    private readonly histories: OwnerHistoryReader,
  ) {}

  @Query(() => TaskConnection, { name: 'tasks', description: 'Open tasks by words and filters.' })
  @Allow('anyone')
  async search(@CurrentActor() actor: Actor | null, @Args() args: TasksArgs) {
    return showTaskPage(await this.tasks.searchOpen(args.filter?.toSearch() ?? { sort: 'newest' }, args), actor);
  }

  @Query(() => TaskType, { nullable: true })
  @Allow('anyone')
  async task(@CurrentActor() actor: Actor | null, @Args() { id }: IdArgs) {
    const row = await this.tasks.findReadable(actor, id);
    return row && showTask(row, actor);
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
  async ownerHistory(@Parent() task: TaskType, @Context() { loaders }: RequestContext) {
    const history = await loaders
      .named<OwnerHistoryRow>('OwnerHistoryByOwnerId', (ids) => this.histories.findByOwnerIds(ids))
      .load(task.ownerId);
    return { ...history, released: history.released.map(showMoney) };
  }
}
