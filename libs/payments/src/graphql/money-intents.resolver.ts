import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FreshProof } from '@sidecrew/identity';
import { type Actor, Allow, CurrentActor, decodeCursor, PageArgs, pageOf } from '@sidecrew/platform';
import { FailedIntentsReader } from '../intents/failed-intents.reader.js';
import { RetryIntent } from '../intents/retry-intent.js';
import { MoneyIntentConnection, MoneyIntentResult, MoneyIntentType, RetryMoneyArgs } from './money-intents.types.js';

/** Money that did not move as wished, for staff. */
@Resolver(() => MoneyIntentType)
export class MoneyIntentsResolver {
  constructor(
    private readonly failed: FailedIntentsReader,
    private readonly retry: RetryIntent,
  ) {}

  @Query(() => MoneyIntentConnection, { description: 'Wishes that were refused, stand still, or are unclear for long; newest first.' })
  @Allow('admin')
  async failedMoney(@Args() { first, after }: PageArgs) {
    const rows = await this.failed.page(first + 1, decodeCursor(after));
    const page = pageOf(rows, first, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
    return { ...page, nodes: page.nodes.map((row) => MoneyIntentType.from(row)) };
  }

  @Mutation(() => MoneyIntentResult, { description: 'Tries a failed movement again; the reason stays on record.' })
  @Allow('admin')
  @FreshProof()
  async retryMoney(@CurrentActor() actor: Actor, @Args() { intentId, reason }: RetryMoneyArgs) {
    return MoneyIntentType.from(await this.retry.run(actor, intentId, reason));
  }
}
