import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, Clock, CurrentActor, IdArgs, type RequestContext } from '@sidecrew/platform';
import { showMoney, showTask } from '../../posting/graphql/show-task.js';
import { TaskType } from '../../posting/graphql/task.types.js';
import type { TaskRow } from '../../posting/task-rows.js';
import { TasksReader } from '../../posting/tasks.reader.js';
import { ContractsReader } from '../contracts.reader.js';
import { type TimelineRow, TimelineReader } from '../timeline.reader.js';
import { ContractConnection, ContractType, TimelineConnection } from './contract.types.js';
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
    private readonly tasks: TasksReader,
    private readonly shown: ShownContract,
    private readonly clock: Clock,
  ) {}

  @Query(() => ContractType, { nullable: true })
  @Allow('signed-in')
  async contract(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    const row = await this.reader.findReadable(actor, id);
    return row && showContract(row, actor, this.clock.now());
  }

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
  async task(@Parent() contract: ContractType, @Context() { loaders, actor }: RequestContext) {
    const row = await loaders.named<TaskRow>('TaskById', (ids) => this.tasks.findByIds(ids)).load(contract.taskId);
    return showTask(row, actor);
  }

  @ResolveField(() => TimelineConnection)
  async timeline(@Parent() contract: ContractType, @Args() { first, after }: TimelineArgs) {
    const { nodes, pageInfo } = await this.timelines.find(contract.id, first ?? 50, after ?? null);
    return { nodes: nodes.map(showEntry), pageInfo };
  }
}

const showEntry = ({ actor, facts, ...entry }: TimelineRow) => ({
  ...entry,
  actor: actor && { ...actor, joinedAt: new Date(actor.joinedAt) },
  facts: Object.entries(facts).map(([name, value]) => ({ name, value: value === null ? null : String(value) })),
});
