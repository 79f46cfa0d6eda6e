import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PersonType } from '@sidecrew/identity';
import { MoneyType, PageInfo, resultOf, StoredFileType } from '@sidecrew/platform';

export const VettingState = { requested: 'requested', vetted: 'vetted', refused: 'refused', taken_back: 'taken_back' } as const;
registerEnumType(VettingState, { name: 'VettingState' });

@ObjectType('Skill')
export class SkillType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

@ObjectType('Category')
export class CategoryType {
  @Field(() => ID) id: string;
  @Field(() => String) slug: string;
  @Field(() => String) name: string;
}

@ObjectType('WorkSample')
export class WorkSampleType {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => String) about: string;
  @Field(() => String, { nullable: true }) url: string | null;
  @Field(() => StoredFileType, { nullable: true }) file: StoredFileType | null;
}

@ObjectType('Vetting')
export class VettingType {
  @Field(() => CategoryType) category: CategoryType;
  @Field(() => VettingState) state: keyof typeof VettingState;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => Date, { nullable: true }) decidedAt: Date | null;
}

@ObjectType('ExpertProfile')
export class ExpertProfileType {
  @Field(() => ID) id: string;
  @Field(() => String) handle: string;
  @Field(() => PersonType) person: PersonType;
  @Field(() => String) headline: string;
  @Field(() => String) about: string;
  @Field(() => [CategoryType]) categories: CategoryType[];
  @Field(() => [SkillType]) skills: SkillType[];
  @Field(() => MoneyType, { nullable: true }) hourlyPrice: MoneyType | null;
  @Field(() => String) country: string;
  @Field(() => [String]) languages: string[];
  @Field(() => [WorkSampleType]) samples: WorkSampleType[];
  @Field(() => [CategoryType]) vettedIn: CategoryType[];
  @Field(() => Int) releasedMilestones: number;
  @Field(() => Float, { nullable: true }) onTimeRate: number | null;
  @Field(() => Int) onTimeCount: number;
  @Field(() => Date) memberSince: Date;
}

@ObjectType('ExpertConnection')
export class ExpertConnection {
  @Field(() => [ExpertProfileType]) nodes: ExpertProfileType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
  @Field(() => Int) totalCount: number;
}

@ObjectType('VettingRequest')
export class VettingRequestType {
  @Field(() => ID) id: string;
  @Field(() => CategoryType) category: CategoryType;
  @Field(() => VettingState) state: keyof typeof VettingState;
  @Field(() => Date) requestedAt: Date;
  @Field(() => String, { nullable: true }) reason: string | null;
  expertId: string;
}

@ObjectType('VettingRequestConnection')
export class VettingRequestConnection {
  @Field(() => [VettingRequestType]) nodes: VettingRequestType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

export const ExpertProfileResult = resultOf('ExpertProfileResult', ExpertProfileType);
export const VettingRequestResult = resultOf('VettingRequestResult', VettingRequestType);
