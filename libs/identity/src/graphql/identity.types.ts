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
  @Field(() => Boolean, { description: 'Whether signing in asks for a second factor.' })
  secondFactor: boolean;
  @Field(() => Boolean, { description: 'An admin without a second factor in this session: the staff role rests until there is one.' })
  staffRests: boolean;

  /** `asAdmin`: the staff role is awake in this session. */
  static of(account: AccountRow, session: { readonly freshProof: boolean; readonly asAdmin: boolean }): ViewerType {
    return Object.assign(new ViewerType(), account, {
      emailVerified: account.emailVerifiedAt !== null,
      freshProof: session.freshProof,
      isAdmin: account.isAdmin && session.asAdmin,
      staffRests: account.isAdmin && !session.asAdmin,
    });
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

@ObjectType('SecondFactorSetup', { description: 'Shown once: what an authenticator app needs.' })
export class SecondFactorSetupType {
  @Field(() => String, { description: 'To be typed into the app.' })
  secret: string;
  @Field(() => String, { description: 'The same as a link that opens the app: otpauth://…' })
  link: string;
}

@ObjectType('RecoveryCodes', { description: 'Shown once: each stands in for the app one time.' })
export class RecoveryCodesType {
  @Field(() => [String]) codes: string[];

  static of(codes: string[]): RecoveryCodesType {
    return Object.assign(new RecoveryCodesType(), { codes });
  }
}

export const SecondFactorSetupResult = resultOf('SecondFactorSetupResult', SecondFactorSetupType);
export const RecoveryCodesResult = resultOf('RecoveryCodesResult', RecoveryCodesType);
export const ViewerResult = resultOf('ViewerResult', ViewerType);
