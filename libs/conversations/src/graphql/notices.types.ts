import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageInfo } from '@sidecrew/platform';

@ObjectType('Notice', { description: 'One thing that happened and where the next act is.' })
export class NoticeType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) sentence: string;
  @Field(() => String) path: string;
  @Field(() => Date) at: Date;
  @Field(() => Boolean) read: boolean;
}

@ObjectType('NoticeConnection')
export class NoticeConnection {
  @Field(() => [NoticeType]) nodes: NoticeType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
  @Field(() => Int) unread: number;
}
