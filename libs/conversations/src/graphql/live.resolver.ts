import { Args, Field, ID, ObjectType, Resolver, Subscription } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs, LiveTopics, NotFound, Work } from '@sidecrew/platform';
import { threadToRead } from '../messages/thread-access.js';

@ObjectType('Changed', { description: 'Says only that something changed; clients load again under their own rights.' })
export class ChangedType {
  @Field(() => ID) id: string;
  @Field(() => Date) at: Date;
}

/** Live notes for open screens. They carry no data, so a lost or late one costs a reload and nothing else. */
@Resolver()
export class LiveResolver {
  constructor(
    private readonly live: LiveTopics,
    private readonly work: Work,
  ) {}

  @Subscription(() => ChangedType)
  @Allow('signed-in')
  async contractChanged(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    const [mine] = await this.work.read(`select 1 from contracts where id = $1 and ($2 in (owner_id, expert_id) or $3)`, [
      id,
      actor.id,
      actor.roles.has('admin'),
    ]);
    if (!mine) throw new NotFound('contract');
    return this.changes('contractChanged', `contract:${id}`, id);
  }

  @Subscription(() => ChangedType)
  @Allow('signed-in')
  async threadChanged(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    await threadToRead(this.work, actor, { threadId: id });
    return this.changes('threadChanged', `thread:${id}`, id);
  }

  @Subscription(() => ChangedType)
  @Allow('signed-in')
  noticesChanged(@CurrentActor() actor: Actor) {
    return this.changes('noticesChanged', `notices:${actor.id}`, actor.id);
  }

  @Subscription(() => ChangedType)
  @Allow('owner')
  cardsChanged(@CurrentActor() actor: Actor) {
    return this.changes('cardsChanged', `cards:${actor.id}`, actor.id);
  }

  private changes(field: string, topic: string, id: string) {
    return this.live.changesOf(topic, (at) => ({ [field]: { id, at } }));
  }
}
