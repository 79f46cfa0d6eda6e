import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, Done, DoneResult, NotFound, type RequestContext } from '@sidecrew/platform';
import { UsersReader } from '../people/users.reader.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { CodeArgs } from './identity.inputs.js';
import { RecoveryCodesResult, RecoveryCodesType, SecondFactorSetupResult, SecondFactorSetupType } from './identity.types.js';

/** Turning the second factor of one's own account on and off. Each act asks for a fresh proof. */
@Resolver()
export class SecondFactorResolver {
  constructor(
    private readonly users: UsersReader,
    private readonly factor: SecondFactor,
  ) {}

  @Mutation(() => SecondFactorSetupResult, { description: 'Makes a secret for an authenticator app; it counts once a code was given.' })
  @Allow('signed-in')
  async beginSecondFactor(@CurrentActor() actor: Actor) {
    const account = await this.users.account(actor.id);
    if (!account) throw new NotFound('account');
    return Object.assign(new SecondFactorSetupType(), await this.factor.begin(actor, account.email));
  }

  @Mutation(() => RecoveryCodesResult, { description: 'Turns the second factor on with the first code of the app.' })
  @Allow('signed-in')
  async confirmSecondFactor(@CurrentActor() actor: Actor, @Args() { code }: CodeArgs, @Context() { req }: RequestContext) {
    const codes = await this.factor.confirm(actor, code);
    req.session.secondFactor = true;
    return RecoveryCodesType.of(codes);
  }

  @Mutation(() => RecoveryCodesResult, { description: 'Ten new recovery codes; the earlier ones end.' })
  @Allow('signed-in')
  async renewRecoveryCodes(@CurrentActor() actor: Actor) {
    return RecoveryCodesType.of(await this.factor.renewCodes(actor));
  }

  @Mutation(() => DoneResult, { description: 'Turns the second factor off; a staff role rests from then on.' })
  @Allow('signed-in')
  async endSecondFactor(@CurrentActor() actor: Actor, @Context() { req }: RequestContext) {
    await this.factor.end(actor);
    req.session.secondFactor = false;
    return Done.yes();
  }
}
