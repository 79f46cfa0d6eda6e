import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CONFIG, type Config, CurrentActor, Done, DoneResult, NotFound, type RequestContext } from '@sidecrew/platform';
import { DemoSignIns } from '../people/demo-sign-ins.js';
import { SignUp } from '../people/sign-up.js';
import { UsersReader } from '../people/users.reader.js';
import { VerifyEmail } from '../people/verify-email.js';
import { RequestPasswordReset } from '../passwords/request-password-reset.js';
import { ResetPassword } from '../passwords/reset-password.js';
import { EndSessions } from '../sessions/end-sessions.js';
import { Enter } from '../sessions/enter.js';
import { beginSession, type Way, waitingUserId } from '../sessions/session.js';
import { SignIn } from '../sessions/sign-in.js';
import { CodeArgs, EmailArgs, ResetArgs, SignInArgs, SignUpInput, TokenArgs } from './identity.inputs.js';
import { DemoSignInType, ViewerResult, ViewerType } from './identity.types.js';

/** The ways in and out. */
@Resolver()
export class DoorsResolver {
  constructor(
    private readonly users: UsersReader,
    private readonly join: SignUp,
    private readonly verify: VerifyEmail,
    private readonly askReset: RequestPasswordReset,
    private readonly reset: ResetPassword,
    private readonly signing: SignIn,
    private readonly enter: Enter,
    private readonly end: EndSessions,
    private readonly demo: DemoSignIns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Mutation(() => DoneResult, {
    description: 'Joins. The answer is the same for known and unknown addresses; the mail tells.',
  })
  @Allow('anyone')
  async signUp(@Args('input') input: SignUpInput, @Context() { req }: RequestContext) {
    await this.join.run(input, req.ip ?? 'unknown');
    return Done.yes();
  }

  @Mutation(() => ViewerResult, {
    description: 'Uses the mailed link up, confirms the address and signs in.',
  })
  @Allow('anyone')
  async verifyEmail(@Args() { token }: TokenArgs, @Context() { req }: RequestContext) {
    return this.welcome(req, await this.verify.run(token), 'link');
  }

  @Mutation(() => DoneResult)
  @Allow('signed-in')
  async resendVerification(@CurrentActor() actor: Actor) {
    await this.join.resend(actor.id);
    return Done.yes();
  }

  @Mutation(() => DoneResult, { description: 'Mails a link for a new password, if the address is known.' })
  @Allow('anyone')
  async requestPasswordReset(@Args() { email }: EmailArgs, @Context() { req }: RequestContext) {
    await this.askReset.run(email, req.ip ?? 'unknown');
    return Done.yes();
  }

  @Mutation(() => ViewerResult)
  @Allow('anyone')
  async resetPassword(@Args() { token, password }: ResetArgs, @Context() { req }: RequestContext) {
    return this.welcome(req, await this.reset.run(token, password), 'password');
  }

  @Mutation(() => ViewerResult, { description: 'Refuses with SECOND_FACTOR_NEEDED where one is on; then comes giveSecondFactor.' })
  @Allow('anyone')
  async signIn(@Args() { email, password }: SignInArgs, @Context() { req }: RequestContext) {
    return this.viewerOf(req, await this.signing.run(req, email, password));
  }

  @Mutation(() => ViewerResult, { description: 'The second step of signing in: six digits of the app, or a recovery code.' })
  @Allow('anyone')
  async giveSecondFactor(@Args() { code }: CodeArgs, @Context() { req }: RequestContext) {
    return this.viewerOf(req, await this.enter.withCode(req, code));
  }

  @Query(() => Boolean, { description: 'Whether somebody gave their password here and owes the second factor.' })
  @Allow('anyone')
  secondFactorAwaited(@Context() { req }: RequestContext): boolean {
    return waitingUserId(req) !== null;
  }

  @Mutation(() => DoneResult)
  @Allow('anyone')
  async signOut(@CurrentActor() actor: Actor | null, @Context() { req }: RequestContext) {
    await this.end.current(req, actor);
    return Done.yes();
  }

  @Query(() => [DemoSignInType], { description: 'The people of the demo world; empty outside the demo.' })
  @Allow('anyone')
  async demoSignIns() {
    return this.config.demo ? this.demo.all() : [];
  }

  @Mutation(() => ViewerResult, {
    description: 'Signs in as one of the demo people; refused outside the demo.',
  })
  @Allow('anyone')
  async demoSignIn(@Args() { email }: EmailArgs, @Context() { req }: RequestContext) {
    const userId = this.config.demo ? await this.demo.find(email) : null;
    if (!userId) throw new NotFound('demo person');
    await beginSession(req, userId, 'password', true);
    return this.viewerOf(req, userId);
  }

  private async welcome(req: RequestContext['req'], userId: string, way: Way): Promise<ViewerType> {
    await this.enter.run(req, userId, way);
    return this.viewerOf(req, userId);
  }

  private async viewerOf({ session }: RequestContext['req'], userId: string): Promise<ViewerType> {
    const account = await this.users.account(userId);
    if (!account) throw new NotFound('account');
    return ViewerType.of(account, { freshProof: Boolean(session.provedAt), asAdmin: Boolean(session.secondFactor) });
  }
}
