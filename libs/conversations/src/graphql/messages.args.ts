import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';

@ArgsType()
export class SendMessageArgs {
  @Field(() => ID) @IsUUID() threadId: string;
  @Field(() => String) @IsString() @MinLength(1) @MaxLength(4_000) text: string;
}

@ArgsType()
export class ThreadIdArgs {
  @Field(() => ID) @IsUUID() threadId: string;
}

@ArgsType()
export class BidIdArgs {
  @Field(() => ID) @IsUUID() bidId: string;
}

@ArgsType()
export class MessagePageArgs {
  @Field(() => Int, { defaultValue: 30 }) @Min(1) @Max(50) first: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) after?: string | null;
}

@ArgsType()
export class NoticeIdsArgs {
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) ids?: string[] | null;
}
