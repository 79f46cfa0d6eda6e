import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, Done, DoneResult, PageArgs } from '@sidecrew/platform';
import { MarkNoticesRead } from '../notices/mark-notices-read.js';
import { NoticesReader } from '../notices/notices.reader.js';
import { NoticeIdsArgs } from './messages.args.js';
import { NoticeConnection, NoticeType } from './notices.types.js';

@Resolver(() => NoticeType)
export class NoticesResolver {
  constructor(
    private readonly notices: NoticesReader,
    private readonly markRead: MarkNoticesRead,
  ) {}

  @Query(() => NoticeConnection, { name: 'notices', description: 'My notices, latest first.' })
  @Allow('signed-in')
  async mine(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    return this.notices.mine(actor, page.first, page.after);
  }

  @Mutation(() => DoneResult, { description: 'Marks some notices as read, or all of them.' })
  @Allow('signed-in')
  async markNoticesRead(@CurrentActor() actor: Actor, @Args() { ids }: NoticeIdsArgs) {
    await this.markRead.run(actor, ids ?? null);
    return Done.yes();
  }
}
