import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, Done, DoneResult } from '@sidecrew/platform';
import { UsersReader } from '../people/users.reader.js';
import { StaffRole } from '../staff/staff-role.js';
import { StaffArgs, UsersArgs } from './identity.inputs.js';
import { AdminUserConnection, AdminUserType } from './identity.types.js';

/** Staff's view of accounts. */
@Resolver(() => AdminUserType)
export class StaffResolver {
  constructor(
    private readonly users: UsersReader,
    private readonly role: StaffRole,
  ) {}

  @Query(() => AdminUserConnection, { name: 'users' })
  @Allow('admin')
  async list(@Args() { text, first, after }: UsersArgs) {
    const found = await this.users.accounts(text?.trim() || null, first, after);
    return { ...found, nodes: found.nodes.map((row) => ({ ...row, person: row })) };
  }

  @Mutation(() => DoneResult, { description: 'Gives the staff role; leaves a record.' })
  @Allow('admin')
  async grantAdmin(@CurrentActor() actor: Actor, @Args() { userId, reason }: StaffArgs) {
    await this.role.grant(actor, userId, reason);
    return Done.yes();
  }

  @Mutation(() => DoneResult, { description: 'Takes the staff role of another admin; leaves a record.' })
  @Allow('admin')
  async revokeAdmin(@CurrentActor() actor: Actor, @Args() { userId, reason }: StaffArgs) {
    await this.role.revoke(actor, userId, reason);
    return Done.yes();
  }
}
