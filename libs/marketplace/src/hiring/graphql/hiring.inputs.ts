import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { IdArgs, PageArgs } from '@sidecrew/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { type ContractTab, contractTabs } from '../contracts.reader.js';
import { ContractTabEnum } from './contract.enums.js';

@ArgsType()
export class BidIdArgs {
  @Field(() => ID) @IsUUID() bidId: string;
}

@ArgsType()
export class MakeOfferArgs extends BidIdArgs {
  @Field(() => Int, { description: 'The version that you read; another one is refused as stale.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  bidVersion: number;
}

@ArgsType()
export class CancelContractArgs extends IdArgs {
  @Field(() => String) @Matches(/\S/, { message: 'Tell the other side why.' }) @Length(1, 500) reason: string;
}

@ArgsType()
export class ContractsArgs extends PageArgs {
  @Field(() => ContractTabEnum) @IsIn(contractTabs) tab: ContractTab;
}

@ArgsType()
export class TimelineArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50 }) @IsOptional() @IsInt() @Min(1) @Max(100) first?: number | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) after?: string | null;
}
