import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PageInfo, resultOf } from '@sidecrew/platform';
import type { AccountRow } from '../people/users.reader.js';

@ObjectType('Person', { description: 'What others see of a person: never a mail address.' })
export class PersonType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) timeZone: string;
  @Field(() => Date) joinedAt: Date;
}

@ObjectType('Viewer', { description: 'The signed-in person, as only they see themselves.' })
export class ViewerType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) email: string;
  @Field(() => Boolean) emailVerified: boolean;
  @Field(() => String) language: string;
  @Field(() => String) timeZone: string;
  @Field(() => Boolean) isOwner: boolean;
  @Field(() => Boolean) isExpert: boolean;
  @Field(() => Boolean) isAdmin: boolean;
  @Field(() => Boolean, { description: 'True for ten minutes after the person proved who they are.' })
  freshProof: boolean;

  static of(account: AccountRow, freshProof: boolean): ViewerType {
    const emailVerified = account.emailVerifiedAt !== null;
    return Object.assign(new ViewerType(), account, { emailVerified, freshProof });
  }
}

@ObjectType('SessionInfo')
export class SessionInfoType {
  @Field(() => ID) id: string;
  @Field(() => Boolean) current: boolean;
  @Field(() => Date) startedAt: Date;
  @Field(() => Date) lastSeenAt: Date;
  @Field(() => String) device: string;
}

@ObjectType('DemoSignIn')
export class DemoSignInType {
  @Field(() => String) role: string;
  @Field(() => String) name: string;
  @Field(() => String) email: string;
  @Field(() => String) about: string;
}

@ObjectType('AdminUser')
export class AdminUserType {
  @Field(() => ID) id: string;
  @Field(() => PersonType) person: PersonType;
  @Field(() => String) email: string;
  @Field(() => Boolean) isOwner: boolean;
  @Field(() => Boolean) isExpert: boolean;
  @Field(() => Boolean) isAdmin: boolean;
  @Field(() => Date, { nullable: true }) suspendedAt: Date | null;
}

@ObjectType('AdminUserConnection')
export class AdminUserConnection {
  @Field(() => [AdminUserType]) nodes: AdminUserType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

export const ViewerResult = resultOf('ViewerResult', ViewerType);
