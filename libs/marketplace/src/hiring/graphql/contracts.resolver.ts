import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, Clock, CurrentActor, IdArgs, type RequestContext } from '@sidecrew/platform';
import { showMoney, showTask } from '../../posting/graphql/show-task.js';
import { TaskType } from '../../posting/graphql/task.types.js';
import { TasksLoader } from '../../posting/graphql/tasks.loader.js';
import { ContractsReader } from '../contracts.reader.js';
import { newestEntries, timelinePage, TimelineReader, type TimelineRow } from '../timeline.reader.js';
import { ContractConnection, ContractType, TimelineConnection } from './contract.types.js';
import { ContractsLoader } from './contracts.loader.js';
import { ContractsArgs, TimelineArgs } from './hiring.inputs.js';
import { MilestoneType } from './milestone.types.js';
import { showContract } from './show-contract.js';
import { ShownContract } from './shown-contract.js';

/** Reading contracts. */
@Resolver(() => ContractType)
export class ContractsResolver {
  constructor(
    private readonly reader: ContractsReader,
    private readonly timelines: TimelineReader,
    private readonly tasks: TasksLoader,
    private readonly loader: ContractsLoader,
    private readonly shown: ShownContract,
    private readonly clock: Clock,
  ) {}

  @Query(() => MilestoneType, { nullable: true })
  @Allow('signed-in')
  milestone(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.milestone(actor, id);
  }

  @Query(() => ContractConnection, { description: 'My contracts: what needs me first by its deadline, the rest newest first.' })
  @Allow('signed-in')
  async contracts(@CurrentActor() actor: Actor, @Args() args: ContractsArgs) {
    const { nodes, pageInfo, totals } = await this.reader.findOfTab(actor, args.tab, args);
    const now = this.clock.now();
    return { nodes: nodes.map((row) => showContract(row, actor, now)), pageInfo, totals: totals.map(showMoney) };
  }

  @ResolveField(() => TaskType)
  async task(@Parent() contract: ContractType, @Context() context: RequestContext) {
    return showTask(await this.tasks.byId(context).load(contract.taskId), context.actor);
  }

  @ResolveField(() => TimelineConnection)
  async timeline(@Parent() { id }: ContractType, @Args() args: TimelineArgs, @Context() context: RequestContext) {
    const first = args.first ?? newestEntries;
    const { nodes, pageInfo } =
      args.after || first > newestEntries
        ? await this.timelines.find(id, first, args.after ?? null)
        : timelinePage(await this.loader.newestTimeline(context).load(id), first);
    return { nodes: nodes.map(showEntry), pageInfo };
  }
}

const showEntry = ({ actor, facts, ...entry }: TimelineRow) => ({
  ...entry,
  actor: actor && { ...actor, joinedAt: new Date(actor.joinedAt) },
  facts: Object.entries(facts).map(([name, value]) => ({ name, value: value === null ? null : String(value) })),
});
