import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IdArgs, MoneyInput, PageArgs } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

@InputType('ExpertProfileInput')
export class ExpertProfileInput {
  @Field(() => String) @Matches(/\S/, { message: 'Write a headline.' }) @Length(1, 120) headline: string;
  @Field(() => String) @Matches(/\S/, { message: 'Write something about your work.' }) @Length(1, 4_000) about: string;
  @Field(() => [ID]) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(4) @IsUUID(undefined, { each: true }) categoryIds: string[];
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(40) @IsUUID(undefined, { each: true }) skillIds: string[];
  @Field(() => MoneyInput, { nullable: true }) @IsOptional() @ValidateNested() @Type(() => MoneyInput) hourlyPrice?: MoneyInput | null;
  @Field(() => String) @Matches(/^[A-Z]{2}$/, { message: 'Choose a country from the list.' }) country: string;
  @Field(() => [String]) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10) @Matches(/^[a-z]{2,3}$/, { each: true }) languages: string[];
}

@InputType('WorkSampleInput')
export class WorkSampleInput {
  @Field(() => String) @Matches(/\S/, { message: 'Write a title.' }) @Length(1, 120) title: string;
  @Field(() => String) @IsString() @MaxLength(1_000) about: string;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  url?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() fileId?: string | null;
}

@ArgsType()
export class DirectoryArgs extends PageArgs {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(120) text?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) category?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^[a-z]{2,3}$/) language?: string | null;
}

@ArgsType()
export class HandleArgs {
  @Field(() => String) @IsString() @MaxLength(60) handle: string;
}

@ArgsType()
export class CategoryIdArgs {
  @Field(() => ID) @IsUUID() categoryId: string;
}

@ArgsType()
export class DecideVettingArgs extends IdArgs {
  @Field(() => Boolean) @IsBoolean() accept: boolean;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}

@ArgsType()
export class TakeBackVettingArgs extends IdArgs {
  @Field(() => String) @Matches(/\S/, { message: 'Write a reason.' }) @MaxLength(500) reason: string;
}
