import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonLoader, PersonType } from '@sidecrew/identity';
import { type Actor, Allow, Clock, CurrentActor, IdArgs, PageArgs, type RequestContext } from '@sidecrew/platform';
import type { ContractRow } from '../../hiring/contract-rows.js';
import { ContractType } from '../../hiring/graphql/contract.types.js';
import { ContractsLoader } from '../../hiring/graphql/contracts.loader.js';
import { MilestoneType } from '../../hiring/graphql/milestone.types.js';
import { showContract, showMilestone } from '../../hiring/graphql/show-contract.js';
import { DisputesReader } from '../disputes.reader.js';
import { DisputeConnection, DisputeType, RulingType } from './dispute.types.js';
import { DisputesLoader } from './disputes.loader.js';
import { showDispute } from './show-dispute.js';

/** Reading disputes. */
@Resolver(() => DisputeType)
export class DisputesResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly reader: DisputesReader,
    private readonly contracts: ContractsLoader,
    private readonly clock: Clock,
  ) {}

  @Query(() => DisputeType, { nullable: true })
  @Allow('signed-in')
  async dispute(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return showDispute(await this.reader.room(actor, id), actor, this.clock.now());
  }

  @Query(() => DisputeConnection, { description: 'Open disputes, the oldest first.' })
  @Allow('admin')
  async disputeDesk(@CurrentActor() actor: Actor, @Args() { first, after }: PageArgs) {
    const { nodes, pageInfo } = await this.reader.desk(first, after);
    const now = this.clock.now();
    return { nodes: nodes.map((row) => showDispute(row, actor, now)), pageInfo };
  }

  @ResolveField(() => ContractType)
  async contract(@Parent() dispute: DisputeType, @Context() context: RequestContext) {
    return showContract(await this.contractOf(dispute, context), signedIn(context), this.clock.now());
  }

  @ResolveField(() => MilestoneType)
  async milestone(@Parent() dispute: DisputeType, @Context() context: RequestContext) {
    const contract = await this.contractOf(dispute, context);
    const milestone = contract.milestones.find(({ id }) => id === dispute.milestoneId);
    if (!milestone) throw new Error(`The disputed milestone ${dispute.milestoneId} is missing in its contract.`);
    return showMilestone(contract, milestone, signedIn(context), this.clock.now());
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'The admin who mediates.' })
  async mediator(@Parent() { mediatorId }: DisputeType, @Context() context: RequestContext) {
    return mediatorId === null ? null : this.people.load(context, mediatorId);
  }

  private contractOf({ contractId }: DisputeType, context: RequestContext): Promise<ContractRow> {
    return this.contracts.byId(context).load(contractId);
  }
}

@Resolver(() => RulingType)
export class RulingAuthorResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async by(@Parent() { adminId }: RulingType, @Context() context: RequestContext) {
    return this.people.load(context, adminId);
  }
}

/** What this step adds to a milestone. */
@Resolver(() => MilestoneType)
export class MilestoneDisputeResolver {
  constructor(
    private readonly loader: DisputesLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => DisputeType, { nullable: true, description: 'The latest one.' })
  async dispute(@Parent() { id }: MilestoneType, @Context() context: RequestContext) {
    const row = await this.loader.latestOfMilestone(context).load(id);
    return row && showDispute(row, signedIn(context), this.clock.now());
  }
}

/** Whoever reached a dispute or a milestone came through a door for signed-in people. */
function signedIn({ actor }: RequestContext): Actor {
  if (!actor) throw new Error('Disputes are read by signed-in people only.');
  return actor;
}
