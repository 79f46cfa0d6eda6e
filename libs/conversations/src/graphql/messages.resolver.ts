import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonLoader, PersonType } from '@sidecrew/identity';
import { type Actor, Allow, CurrentActor, Done, DoneResult, IdArgs, PageArgs, type RequestContext } from '@sidecrew/platform';
import { MarkThreadRead } from '../messages/mark-thread-read.js';
import { OpenThread } from '../messages/open-thread.js';
import { ReadThread } from '../messages/read-thread.js';
import { SendMessage } from '../messages/send-message.js';
import { type MessageRow, ThreadsReader } from '../messages/threads.reader.js';
import { BidIdArgs, MessagePageArgs, SendMessageArgs, ThreadIdArgs } from './messages.args.js';
import { MessageConnection, MessageResult, MessageType, ThreadConnection, ThreadResult, ThreadType } from './messages.types.js';

const shown = (row: MessageRow, actor: Actor): MessageType =>
  Object.assign(new MessageType(), row, { mine: row.authorId === actor.id, hint: row.authorId === actor.id ? row.hint : null });

@Resolver(() => ThreadType)
export class ThreadsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly threads: ThreadsReader,
    private readonly read: ReadThread,
    private readonly send: SendMessage,
    private readonly open: OpenThread,
    private readonly markRead: MarkThreadRead,
  ) {}

  @Query(() => ThreadConnection, { name: 'threads', description: 'My conversations, latest first.' })
  @Allow('signed-in')
  async mine(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    return this.threads.mine(actor, page.first, page.after);
  }

  @Query(() => ThreadType, { name: 'thread', nullable: true, description: 'For its two people; staff may look, which leaves a record.' })
  @Allow('signed-in')
  async one(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.read.run(actor, id);
  }

  @Mutation(() => ThreadResult, { description: 'Opens the one thread of a bid; opening it again changes nothing.' })
  @Allow('signed-in')
  async openThread(@CurrentActor() actor: Actor, @Args() { bidId }: BidIdArgs) {
    return this.threads.one(actor, await this.open.run(actor, bidId));
  }

  @Mutation(() => MessageResult, { description: 'Writes to the other side.' })
  @Allow('signed-in')
  async sendMessage(@CurrentActor() actor: Actor, @Args() { threadId, text }: SendMessageArgs) {
    return shown(await this.send.run(actor, threadId, text), actor);
  }

  @Mutation(() => DoneResult, { description: 'Remembers that everything so far was seen.' })
  @Allow('signed-in')
  async markThreadRead(@CurrentActor() actor: Actor, @Args() { threadId }: ThreadIdArgs) {
    await this.markRead.run(actor, threadId);
    return Done.yes();
  }

  @ResolveField(() => MessageConnection)
  async messages(@Parent() thread: ThreadType, @Args() page: MessagePageArgs, @Context() context: RequestContext) {
    const { actor } = context;
    const found = await this.threads.messages(thread.id, page.first, page.after);
    return { ...found, nodes: actor ? found.nodes.map((row) => shown(row, actor)) : [] };
  }

  @ResolveField(() => PersonType)
  async other(@Parent() thread: ThreadType, @Context() context: RequestContext) {
    return this.people.load(context, thread.otherId);
  }

  @ResolveField(() => [PersonType], { name: 'people', description: 'The owner and the expert.' })
  async both(@Parent() thread: ThreadType, @Context() context: RequestContext) {
    return Promise.all(thread.peopleIds.map((id) => this.people.load(context, id)));
  }
}

@Resolver(() => MessageType)
export class MessageAuthorResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async author(@Parent() message: MessageType, @Context() context: RequestContext) {
    return this.people.load(context, message.authorId);
  }
}
