import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '@sidecrew/identity';
import { NoticesReader } from '../notices/notices.reader.js';

/** Adds the number of unread notices to the viewer. */
@Resolver(() => ViewerType)
export class UnreadResolver {
  constructor(private readonly notices: NoticesReader) {}

  @ResolveField(() => Int)
  async unreadNotices(@Parent() viewer: ViewerType): Promise<number> {
    return this.notices.unread(viewer.id);
  }
}
