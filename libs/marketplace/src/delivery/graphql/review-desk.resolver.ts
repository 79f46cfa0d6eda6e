import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, MoneyType, PageArgs, PageInfo } from '@sidecrew/platform';
import { ReviewDeskReader } from '../review-desk.reader.js';

@ObjectType('FallenReview', { description: "A delivery that staff reviews in the owner's place." })
export class FallenReviewType {
  @Field(() => ID, { description: 'The delivery.' }) id: string;
  @Field(() => Int) n: number;
  @Field(() => ID) contractId: string;
  @Field(() => String) title: string;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => Date) submittedAt: Date;
  @Field(() => Date) fellAt: Date;
  @Field(() => Date, { nullable: true }) dueAt: Date | null;
}

@ObjectType('FallenReviewConnection')
export class FallenReviewConnection {
  @Field(() => [FallenReviewType]) nodes: FallenReviewType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

/** Reviews that fell to staff. They are decided with the owner's own verbs. */
@Resolver()
export class ReviewDeskResolver {
  constructor(private readonly desk: ReviewDeskReader) {}

  @Query(() => FallenReviewConnection, { description: 'Deliveries that wait for a review by staff, the longest waiting first.' })
  @Allow('admin')
  reviewDesk(@Args() { first, after }: PageArgs) {
    return this.desk.page(first, after);
  }
}
