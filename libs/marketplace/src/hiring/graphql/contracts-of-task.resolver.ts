import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock, isAdmin, type RequestContext } from '@sidecrew/platform';
import { TaskType } from '../../posting/graphql/task.types.js';
import { contractPolicy } from '../contract.policy.js';
import { ContractType } from './contract.types.js';
import { ContractsLoader } from './contracts.loader.js';
import { showContract } from './show-contract.js';

/** What hiring adds to a task. */
@Resolver(() => TaskType)
export class ContractsOfTaskResolver {
  constructor(
    private readonly loader: ContractsLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [ContractType], { nullable: true, description: 'Those that the viewer is a party of; null for everyone else.' })
  async contracts(@Parent() task: TaskType, @Context() context: RequestContext) {
    const { actor } = context;
    if (!actor) return null;
    const rows = await this.loader.ofTask(context).load(task.id);
    const own = rows.filter((row) => contractPolicy.mayRead(actor, row));
    if (own.length === 0 && actor.id !== task.ownerId && !isAdmin(actor)) return null;
    return own.map((row) => showContract(row, actor, this.clock.now()));
  }
}
