import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { StoredFileType } from '@sidecrew/platform';
import type { AiDeclaration } from '../../bidding/bid.entity.js';
import { AiDeclarationEnum } from '../../bidding/graphql/bid.enums.js';

@ObjectType('Evidence', { description: 'What the expert shows for one point of the checklist.' })
export class EvidenceType {
  @Field(() => ID) checklistItemId: string;
  @Field(() => String) note: string;
  @Field(() => String, { nullable: true }) url: string | null;
  @Field(() => [StoredFileType]) files: StoredFileType[];
}

@ObjectType('Delivery', { description: 'What the expert handed over at one moment; a later one follows it, it never changes.' })
export class DeliveryType {
  @Field(() => ID) id: string;
  @Field(() => Int, { description: 'The first is 1.' }) n: number;
  @Field(() => String) note: string;
  @Field(() => AiDeclarationEnum) aiDeclaration: AiDeclaration;
  @Field(() => Date) submittedAt: Date;
  @Field(() => [EvidenceType]) evidence: EvidenceType[];
}

@ObjectType('ChangeRequestItem')
export class ChangeRequestItemType {
  @Field(() => ID) checklistItemId: string;
  @Field(() => String) what: string;
}

@ObjectType('ChangeRequest', { description: 'Points of the checklist that a delivery did not meet yet.' })
export class ChangeRequestType {
  @Field(() => ID) id: string;
  @Field(() => Int) round: number;
  @Field(() => String) note: string;
  @Field(() => [ChangeRequestItemType]) items: ChangeRequestItemType[];
  @Field(() => Date) requestedAt: Date;
  @Field(() => Date) dueAt: Date;
}
