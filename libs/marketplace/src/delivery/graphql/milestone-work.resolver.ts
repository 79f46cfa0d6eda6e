import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type RequestContext, StoredFileType } from '@sidecrew/platform';
import { MilestoneType } from '../../hiring/graphql/milestone.types.js';
import { DeliveriesLoader } from './deliveries.loader.js';
import { ChangeRequestType, DeliveryType } from './delivery.types.js';

/** What was delivered for a milestone. Whoever sees the milestone was let in before. */
@Resolver(() => MilestoneType)
export class MilestoneWorkResolver {
  constructor(private readonly loader: DeliveriesLoader) {}

  @ResolveField(() => [DeliveryType], { description: 'The oldest first; those before a division belong to every part.' })
  async deliveries(@Parent() { id }: MilestoneType, @Context() context: RequestContext) {
    const { deliveries } = await this.loader.ofMilestone(context).load(id);
    return deliveries.map((delivery) => ({
      ...delivery,
      evidence: delivery.evidence.map((item) => ({ ...item, files: item.files.map(StoredFileType.from) })),
    }));
  }

  @ResolveField(() => [ChangeRequestType])
  async changeRequests(@Parent() { id }: MilestoneType, @Context() context: RequestContext) {
    return (await this.loader.ofMilestone(context).load(id)).changeRequests;
  }
}
