import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, Done, DoneResult, NotFound, type RequestContext } from '@sidecrew/platform';
import { UpdateAccount } from '../people/update-account.js';
import { UsersReader } from '../people/users.reader.js';
import { ProveItsMe } from '../sessions/prove-its-me.js';
import { EndSessions } from '../sessions/end-sessions.js';
import { hasFreshProof } from '../sessions/fresh-proof.js';
import { SessionsReader } from '../sessions/sessions.reader.js';
import { ChangePassword } from '../passwords/change-password.js';
import { AccountInput, ChangePasswordArgs, ProofArgs, SessionIdArgs } from './identity.inputs.js';
import { SessionInfoType, ViewerResult, ViewerType } from './identity.types.js';

/** The person's own account. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly users: UsersReader,
    private readonly sessions: SessionsReader,
    private readonly update: UpdateAccount,
    private readonly change: ChangePassword,
    private readonly prove: ProveItsMe,
    private readonly end: EndSessions,
  ) {}

  @Query(() => ViewerType, { nullable: true, description: 'The signed-in person, or null.' })
  @Allow('anyone')
  async viewer(@CurrentActor() actor: Actor | null) {
    return actor ? this.show(actor) : null;
  }

  @Query(() => [SessionInfoType], { name: 'sessions', description: 'Where I am signed in.' })
  @Allow('signed-in')
  async mySessions(@CurrentActor() actor: Actor) {
    return this.sessions.mine(actor);
  }

  @Mutation(() => ViewerResult)
  @Allow('signed-in')
  async updateAccount(@CurrentActor() actor: Actor, @Args('input') input: AccountInput) {
    await this.update.run(actor, input);
    return this.show(actor);
  }

  @Mutation(() => DoneResult, { description: 'Changes the password and ends every other session.' })
  @Allow('signed-in')
  async changePassword(@CurrentActor() actor: Actor, @Args() { current, next }: ChangePasswordArgs, @Context() { req }: RequestContext) {
    await this.change.run(actor, current, next, req.ip ?? 'unknown');
    return Done.yes();
  }

  @Mutation(() => ViewerResult, { description: 'Takes the password (and second factor) once more; good for ten minutes.' })
  @Allow('signed-in')
  async proveItsMe(@CurrentActor() actor: Actor, @Args() { password, code }: ProofArgs, @Context() { req }: RequestContext) {
    return this.show(await this.prove.run(req, actor, password, code ?? null));
  }

  @Mutation(() => DoneResult)
  @Allow('signed-in')
  async signOutEverywhere(@CurrentActor() actor: Actor) {
    await this.end.everywhere(actor);
    return Done.yes();
  }

  @Mutation(() => DoneResult)
  @Allow('signed-in')
  async endSession(@CurrentActor() actor: Actor, @Args() { id }: SessionIdArgs) {
    await this.end.one(actor, id);
    return Done.yes();
  }

  private async show(actor: Actor): Promise<ViewerType> {
    const account = await this.users.account(actor.id);
    if (!account) throw new NotFound('account');
    return ViewerType.of(account, { freshProof: hasFreshProof(actor), asAdmin: actor.roles.has('admin') });
  }
}
