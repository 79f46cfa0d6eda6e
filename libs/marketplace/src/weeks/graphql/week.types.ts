import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MoneyType, resultOf } from '@sidecrew/platform';
import { enumOf } from '../../posting/graphql/task.enums.js';
import { type WeekState, weekStates } from '../week.process.js';

export const WeekStateEnum = enumOf(weekStates);
registerEnumType(WeekStateEnum, { name: 'WeekState' });
export const HourlyAgreementStateEnum = enumOf(['proposed', 'active', 'refused', 'ended']);
registerEnumType(HourlyAgreementStateEnum, { name: 'HourlyAgreementState' });

@ObjectType('WeekLine', { description: 'What the expert did on a day. Minutes beyond the week’s cap are kept as unpaid.' })
export class WeekLineType {
  @Field(() => ID) id: string;
  @Field(() => String) day: string;
  @Field(() => Int) minutes: number;
  @Field(() => Int) paidMinutes: number;
  @Field(() => String) memo: string;
  @Field(() => String, { description: 'A link to what came of it, or "none".' }) output: string;
  @Field(() => String, { nullable: true, description: 'What the owner asks about it.' }) queryReason: string | null;
  @Field(() => Int, { nullable: true, description: 'What of it the expert stands by.' }) answeredMinutes: number | null;
}

@ObjectType('Week', { description: 'Monday to Sunday in UTC. The period of the same id holds its money.' })
export class WeekType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'Its Monday, "2026-11-30".' }) startsOn: string;
  @Field(() => WeekStateEnum) state: WeekState;
  @Field(() => [WeekLineType]) lines: WeekLineType[];
  @Field(() => Int, { description: 'As they count now: without what is questioned and not answered.' }) countedMinutes: number;
  @Field(() => Int) unpaidMinutes: number;
  @Field(() => MoneyType, { description: 'What the counted minutes cost, rounded once.' }) cost: MoneyType;
}

@ObjectType('HourlyAgreement', { description: 'Work by the hour on a contract: a rate, and the most hours of a week that are paid.' })
export class HourlyAgreementType {
  @Field(() => ID) id: string;
  @Field(() => HourlyAgreementStateEnum) state: string;
  @Field(() => String, { description: '`owner` or `expert`.' }) proposedBy: string;
  @Field(() => MoneyType, { description: 'Per hour.' }) rate: MoneyType;
  @Field(() => Int) capHours: number;
  @Field(() => [WeekType], { description: 'Newest first.' }) weeks: WeekType[];
}

export const HourlyAgreementResult = resultOf('HourlyAgreementResult', HourlyAgreementType);
export const WeekResult = resultOf('WeekResult', WeekType);
