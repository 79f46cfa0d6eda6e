import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@sidecrew/platform';
import { AdminQueuesReader } from '../admin-queues.reader.js';

@ObjectType('AdminQueue')
export class AdminQueueType {
  @Field(() => String) key: string;
  @Field(() => Int) count: number;
  @Field(() => Date, { nullable: true }) oldestAt: Date | null;
  @Field(() => Date, { nullable: true }) dueAt: Date | null;
  @Field(() => String) path: string;
}

@Resolver()
export class AdminQueuesResolver {
  constructor(private readonly queues: AdminQueuesReader) {}

  @Query(() => [AdminQueueType], { description: 'What waits for staff, most pressing first.' })
  @Allow('admin')
  adminQueues() {
    return this.queues.all();
  }
}
