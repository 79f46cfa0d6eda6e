import { Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, Clock, CurrentActor } from '@sidecrew/platform';
import { HomeReader } from '../home.reader.js';
import { ExpertHomeType, OwnerHomeType } from './home.types.js';
import { showExpertHome, showOwnerHome } from './show-home.js';

/** The two first screens after sign-in. */
@Resolver()
export class HomeResolver {
  constructor(
    private readonly home: HomeReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => OwnerHomeType, { description: 'What waits for me as an owner, soonest deadline first.' })
  @Allow('owner')
  async ownerHome(@CurrentActor() actor: Actor) {
    return showOwnerHome(await this.home.owner(actor), actor, this.clock.now());
  }

  @Query(() => ExpertHomeType, { description: 'What waits for me as an expert, soonest deadline first.' })
  @Allow('expert')
  async expertHome(@CurrentActor() actor: Actor) {
    return showExpertHome(await this.home.expert(actor), actor, this.clock.now());
  }
}
