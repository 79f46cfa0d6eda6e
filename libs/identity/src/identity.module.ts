import { Global, Module } from '@nestjs/common';
import { DoorsResolver } from './graphql/doors.resolver.js';
import { PersonLoader } from './graphql/person.loader.js';
import { StaffResolver } from './graphql/staff.resolver.js';
import { ViewerResolver } from './graphql/viewer.resolver.js';
import { CheckPassword } from './passwords/check-password.js';
import { ChangePassword } from './passwords/change-password.js';
import { MailLinkWhenResetIsAsked } from './passwords/mail-link-when-reset-is-asked.js';
import { RequestPasswordReset } from './passwords/request-password-reset.js';
import { ResetPassword } from './passwords/reset-password.js';
import { SecondFactorResolver } from './graphql/second-factor.resolver.js';
import { SecondFactor } from './second-factor/second-factor.js';
import { Enter } from './sessions/enter.js';
import { DemoSignIns } from './people/demo-sign-ins.js';
import { SignUp } from './people/sign-up.js';
import { UpdateAccount } from './people/update-account.js';
import { UsersReader } from './people/users.reader.js';
import { VerifyEmail } from './people/verify-email.js';
import { Actors } from './sessions/actors.js';
import { EndSessions } from './sessions/end-sessions.js';
import { LocalStrategy } from './sessions/local.strategy.js';
import { ProveItsMe } from './sessions/prove-its-me.js';
import { SessionsReader } from './sessions/sessions.reader.js';
import { SignIn } from './sessions/sign-in.js';
import { Throttles } from './sessions/throttles.js';
import { StaffRole } from './staff/staff-role.js';

export const identityResolvers = [ViewerResolver, DoorsResolver, SecondFactorResolver, StaffResolver];

/** People and their sessions. Global: every step shows people. */
@Global()
@Module({
  providers: [
    ...identityResolvers,
    SignUp,
    VerifyEmail,
    UpdateAccount,
    UsersReader,
    PersonLoader,
    DemoSignIns,
    CheckPassword,
    ChangePassword,
    RequestPasswordReset,
    MailLinkWhenResetIsAsked,
    ResetPassword,
    Actors,
    Enter,
    SecondFactor,
    SignIn,
    Throttles,
    LocalStrategy,
    ProveItsMe,
    SessionsReader,
    EndSessions,
    StaffRole,
  ],
  exports: [UsersReader, PersonLoader, Actors, SignUp, VerifyEmail, DemoSignIns, SecondFactor, StaffRole],
})
export class IdentityModule {}
