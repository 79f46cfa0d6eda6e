import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, askedFields, Clock, CurrentActor, IdArgs, type RequestContext } from '@sidecrew/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { DeliveriesLoader } from '../../delivery/graphql/deliveries.loader.js';
import { DisputesLoader } from '../../disputes/graphql/disputes.loader.js';
import { TipsLoader } from '../../funding/tips/graphql/tips.loader.js';
import { ContractType } from '../../hiring/graphql/contract.types.js';
import { ContractsLoader } from '../../hiring/graphql/contracts.loader.js';
import { showContract } from '../../hiring/graphql/show-contract.js';
import { TasksLoader } from '../../posting/graphql/tasks.loader.js';
import { type ContractPage, ContractPageReader } from '../contract-page.reader.js';

/** One contract. What its fields of all steps need was read with it and waits in their loaders. */
@Resolver()
export class ContractPageResolver {
  constructor(
    private readonly reader: ContractPageReader,
    private readonly tasks: TasksLoader,
    private readonly contracts: ContractsLoader,
    private readonly deliveries: DeliveriesLoader,
    private readonly disputes: DisputesLoader,
    private readonly tips: TipsLoader,
    private readonly clock: Clock,
  ) {}

  @Query(() => ContractType, { nullable: true })
  @Allow('signed-in')
  async contract(
    @CurrentActor() actor: Actor,
    @Args() { id }: IdArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const page = await this.reader.find(actor, id, askedFields(info));
    if (!page) return null;
    this.prime(context, page);
    return showContract(page.contract, actor, this.clock.now());
  }

  private prime(context: RequestContext, { contract, task, timeline, tips, work, disputes }: ContractPage): void {
    if (task) this.tasks.byId(context).prime(task.id, task);
    if (timeline) this.contracts.newestTimeline(context).prime(contract.id, [...timeline]);
    if (tips) this.tips.ofContract(context).prime(contract.id, tips);
    for (const [id, one] of work ?? []) this.deliveries.ofMilestone(context).prime(id, one);
    if (disputes) {
      const latest = this.disputes.latestOfMilestone(context);
      for (const { id } of contract.milestones) latest.prime(id, disputes.get(id) ?? null);
    }
  }
}
