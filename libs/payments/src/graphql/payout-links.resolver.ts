import { Mutation, Resolver } from '@nestjs/graphql';
import { FreshProof } from '@sidecrew/identity';
import { type Actor, Allow, CurrentActor } from '@sidecrew/platform';
import { OpenPayoutDashboard } from '../accounts/open-payout-dashboard.js';
import { SetUpPayouts } from '../accounts/set-up-payouts.js';
import { LinkResult, LinkType } from './payout-links.types.js';

/** An expert's doors to the payment partner. */
@Resolver()
export class PayoutLinksResolver {
  constructor(
    private readonly setUp: SetUpPayouts,
    private readonly dashboard: OpenPayoutDashboard,
  ) {}

  @Mutation(() => LinkResult, { description: 'Opens the onboarding page for payouts, or what it still asks for.' })
  @Allow('expert')
  @FreshProof()
  async setUpPayouts(@CurrentActor() actor: Actor) {
    return LinkType.to(await this.setUp.run(actor));
  }

  @Mutation(() => LinkResult, { description: 'Opens my page at the payment partner: balance, payouts, bank account.' })
  @Allow('expert')
  @FreshProof()
  async openPayoutDashboard(@CurrentActor() actor: Actor) {
    return LinkType.to(await this.dashboard.run(actor));
  }
}
