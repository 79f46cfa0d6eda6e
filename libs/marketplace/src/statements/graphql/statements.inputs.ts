import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';

@ArgsType()
export class MonthArgs {
  @Field(() => String, { description: 'Written as 2026-10.' }) @Matches(/^20\d\d-(0[1-9]|1[0-2])$/) month: string;
}

@InputType('TaxDetailsInput')
export class TaxDetailsInput {
  @Field(() => String) @Matches(/\S/, { message: 'Write the name for invoices.' }) @Length(1, 120) legalName: string;
  @Field(() => String) @Matches(/\S/, { message: 'Write your address.' }) @Length(1, 300) address: string;
  @Field(() => String) @Matches(/^[A-Z]{2}$/, { message: 'Choose a country.' }) country: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) taxId?: string | null;
}
