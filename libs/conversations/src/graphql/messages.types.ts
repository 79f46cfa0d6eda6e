import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageInfo, resultOf } from '@sidecrew/platform';

@ObjectType('Message')
export class MessageType {
  @Field(() => ID) id: string;
  @Field(() => String) text: string;
  @Field(() => Date) at: Date;
  @Field(() => Boolean) mine: boolean;
  @Field(() => String, { nullable: true, description: 'A private note to the sender, e.g. about contact details before the hire.' })
  hint: string | null;
  authorId: string;
}

@ObjectType('MessageConnection')
export class MessageConnection {
  @Field(() => [MessageType]) nodes: MessageType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType('Thread', { description: "The one conversation of a bid; it becomes the contract's." })
export class ThreadType {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => ID, { nullable: true }) bidId: string | null;
  @Field(() => ID, { nullable: true }) contractId: string | null;
  @Field(() => ID, { nullable: true }) taskId: string | null;
  @Field(() => Int) unread: number;
  @Field(() => Date, { nullable: true }) lastMessageAt: Date | null;
  @Field(() => Boolean, { description: 'False for staff, who only read.' }) mine: boolean;
  otherId: string;
  peopleIds: readonly string[];
}

@ObjectType('ThreadConnection')
export class ThreadConnection {
  @Field(() => [ThreadType]) nodes: ThreadType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

export const MessageResult = resultOf('MessageResult', MessageType);
export const ThreadResult = resultOf('ThreadResult', ThreadType);
