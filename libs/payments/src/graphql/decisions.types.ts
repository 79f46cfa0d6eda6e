import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PersonType } from '@sidecrew/identity';
import { IdArgs, MoneyInput, MoneyType, PageInfo, resultOf } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { type Decision, type DecisionKind, decisionKinds, type DecisionState } from '../decisions/decision.js';

export const DecisionKindEnum = Object.fromEntries(decisionKinds.map((kind) => [kind, kind]));
registerEnumType(DecisionKindEnum, { name: 'StaffDecisionKind' });
export const DecisionStateEnum = { asked: 'asked', moving: 'moving', done: 'done', declined: 'declined', refused: 'refused' } as const;
registerEnumType(DecisionStateEnum, { name: 'StaffDecisionState' });
/** Where adopted money belongs. */
export const AdoptedPlaceEnum = {
  bank: 'bank',
  stripe_fee: 'stripe_fee',
  goodwill: 'goodwill',
  expert: 'expert',
  refund: 'refund',
} as const;
registerEnumType(AdoptedPlaceEnum, { name: 'AdoptedPlace' });

@ObjectType('StaffDecision', { description: 'Money that staff moved beside the flow; above a limit two admins decide.' })
export class DecisionType {
  @Field(() => ID) id: string;
  @Field(() => DecisionKindEnum) kind: DecisionKind;
  @Field(() => String, { description: 'A milestone, or the object of a finding.' }) subject: string;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => String) reason: string;
  @Field(() => DecisionStateEnum) state: DecisionState;
  @Field(() => Boolean) needsSecond: boolean;
  @Field(() => Date) askedAt: Date;
  @Field(() => Date, { nullable: true }) decidedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined, or what the payment partner said.' }) answer: string | null;
  @Field(() => PersonType) askedBy?: PersonType;
  @Field(() => PersonType, { nullable: true }) decidedBy?: PersonType | null;
  /** Not in the schema: the people are read through the loader. */
  askedById: string;
  decidedById: string | null;

  static from({ amount, askedBy, decidedBy, facts: _facts, ...row }: Decision): DecisionType {
    return Object.assign(new DecisionType(), row, { amount: MoneyType.from(amount), askedById: askedBy, decidedById: decidedBy });
  }
}

@ObjectType('StaffDecisionPage')
export class DecisionPage {
  @Field(() => [DecisionType], { description: 'What waits for a second admin, oldest first; on the first page only.' })
  waiting: DecisionType[];
  @Field(() => [DecisionType]) nodes: DecisionType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@InputType('StaffDecisionInput')
export class DecisionInput {
  @Field(() => ID, { description: 'Chosen by the client per opened form: the same id asks once.' }) @IsUUID() id: string;
  @Field(() => DecisionKindEnum) @IsIn(decisionKinds) kind: DecisionKind;
  @Field(() => String) @IsString() @Length(3, 100) subject: string;
  @Field(() => MoneyInput) @ValidateNested() @Type(() => MoneyInput) amount: MoneyInput;
  @Field(() => String) @IsString() @Length(10, 1_000) reason: string;
  @Field(() => AdoptedPlaceEnum, { nullable: true, description: 'For adopted money.' })
  @IsOptional()
  @IsIn(Object.keys(AdoptedPlaceEnum))
  place?: keyof typeof AdoptedPlaceEnum | null;
  @Field(() => ID, { nullable: true, description: 'The expert or the refund that adopted money belongs to.' })
  @IsOptional()
  @IsUUID()
  of?: string | null;
}

@ArgsType()
export class DeclineDecisionArgs extends IdArgs {
  @Field(() => String) @IsString() @MaxLength(1_000) reason: string;
}

export const DecisionResult = resultOf('StaffDecisionResult', DecisionType);
