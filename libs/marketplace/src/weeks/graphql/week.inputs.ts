import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IdArgs, MoneyInput } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsInt, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';

const realDay = { message: 'Write a day as 2026-11-30.' };
const aDay = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

@ArgsType()
export class ProposeHoursArgs extends IdArgs {
  @Field(() => MoneyInput, { description: 'Per hour.' }) @ValidateNested() @Type(() => MoneyInput) rate: MoneyInput;
  @Field(() => Int, { description: 'The most hours of a week that are paid.' }) @IsInt() @Min(1) @Max(60) capHours: number;
}

/** What a line says beside its day. */
@ArgsType()
export class LineArgs extends IdArgs {
  @Field(() => String, { description: 'What was done, in at least 10 characters.' })
  @Matches(/\S.{8,}\S/s, { message: 'Write at least 10 characters about what you did.' })
  @MaxLength(500)
  memo: string;

  @Field(() => String, { description: 'A link to what came of it, or "none".' })
  @Matches(/^(none|https:\/\/[^\s]+)$/, { message: 'Give a link that begins with https://, or "none".' })
  @MaxLength(500)
  output: string;
}

@ArgsType()
export class LogTimeArgs extends LineArgs {
  @Field(() => String, { description: 'A day of the week that has come, "2026-11-30".' }) @Matches(aDay, realDay) day: string;
  @Field(() => Int) @IsInt() @Min(1) @Max(720) minutes: number;
}

@ArgsType()
export class EditTimeArgs extends LineArgs {
  @Field(() => Int, { description: '0 takes the line out.' }) @IsInt() @Min(0) @Max(720) minutes: number;
}

@InputType('LineQueryInput')
export class LineQueryInput {
  @Field(() => ID) @IsUUID() lineId: string;
  @Field(() => String) @Matches(/\S/, { message: 'Tell the expert what you ask.' }) @Length(1, 500) reason: string;
}

@ArgsType()
export class QueryLinesArgs extends IdArgs {
  @Field(() => [LineQueryInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => LineQueryInput)
  lines: LineQueryInput[];
}

@ArgsType()
export class AnswerQueryArgs extends IdArgs {
  @Field(() => Int, { description: 'What of the line you stand by: less than is questioned; 0 accepts that it is not paid.' })
  @IsInt()
  @Min(0)
  @Max(719)
  minutes: number;
}
