import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEmail, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { PageArgs } from '@sidecrew/platform';

const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

@InputType('SignUpInput')
export class SignUpInput {
  @Field(() => String) @IsEmail() @MaxLength(254) email: string;
  @Field(() => String) @IsString() @MaxLength(1_000) password: string;
  @Field(() => String) @Matches(/\S/, { message: 'Write your name.' }) @Length(1, 80) name: string;
  @Field(() => String) @Matches(language) @MaxLength(35) language: string;
  @Field(() => String) @IsString() @MaxLength(64) timeZone: string;
  @Field(() => Boolean) @IsBoolean() owner: boolean;
  @Field(() => Boolean) @IsBoolean() expert: boolean;
  @Field(() => String) @Length(1, 40) termsVersion: string;
}

@InputType('AccountInput')
export class AccountInput {
  @Field(() => String) @Matches(/\S/, { message: 'Write your name.' }) @Length(1, 80) name: string;
  @Field(() => String) @Matches(language) @MaxLength(35) language: string;
  @Field(() => String) @IsString() @MaxLength(64) timeZone: string;
  @Field(() => Boolean) @IsBoolean() owner: boolean;
  @Field(() => Boolean) @IsBoolean() expert: boolean;
}

@ArgsType()
export class EmailArgs {
  @Field(() => String) @IsString() @MaxLength(254) email: string;
}

@ArgsType()
export class SignInArgs extends EmailArgs {
  @Field(() => String) @IsString() @MaxLength(1_000) password: string;
}

@ArgsType()
export class TokenArgs {
  @Field(() => String) @IsString() @Length(1, 200) token: string;
}

@ArgsType()
export class ResetArgs extends TokenArgs {
  @Field(() => String) @IsString() @MaxLength(1_000) password: string;
}

@ArgsType()
export class ProofArgs {
  @Field(() => String) @IsString() @MaxLength(1_000) password: string;
  @Field(() => String, { nullable: true, description: 'Where a second factor is on.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string | null;
}

@ArgsType()
export class CodeArgs {
  @Field(() => String) @IsString() @Length(1, 40) code: string;
}

@ArgsType()
export class ChangePasswordArgs {
  @Field(() => String) @IsString() @MaxLength(1_000) current: string;
  @Field(() => String) @IsString() @MaxLength(1_000) next: string;
}

@ArgsType()
export class SessionIdArgs {
  @Field(() => ID) @Matches(/^[0-9a-f]{32}$/) id: string;
}

@ArgsType()
export class StaffArgs {
  @Field(() => ID) @IsUUID() userId: string;
  @Field(() => String) @Matches(/\S/, { message: 'Write a reason.' }) @MaxLength(500) reason: string;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(120) text?: string | null;
}
