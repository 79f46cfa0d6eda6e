import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs } from '@sidecrew/platform';
import { ChooseDefaultCard } from '../cards/choose-default-card.js';
import { ConfirmCard } from '../cards/confirm-card.js';
import { OpenCardPage } from '../cards/open-card-page.js';
import { RemoveCard } from '../cards/remove-card.js';
import { ShownCards } from './shown-cards.js';
import { LinkResult, LinkType } from './payout-links.types.js';
import { SaveCardArgs, SavedCardsResult, SavedCardsType } from './saved-cards.types.js';

/** An owner's own cards; nobody else's exist for them, and a number is never here. */
@Resolver()
export class SavedCardsResolver {
  constructor(
    private readonly shown: ShownCards,
    private readonly open: OpenCardPage,
    private readonly confirm: ConfirmCard,
    private readonly remove: RemoveCard,
    private readonly choose: ChooseDefaultCard,
  ) {}

  @Query(() => SavedCardsType, { description: 'My saved cards, and what I agree to when I save one.' })
  @Allow('owner')
  savedCards(@CurrentActor() actor: Actor) {
    return this.shown.of(actor);
  }

  @Mutation(() => LinkResult, { description: "Opens the payment partner's page for saving a card; asked again it answers the same page." })
  @Allow('owner')
  async saveCard(@CurrentActor() actor: Actor, @Args() { consent }: SaveCardArgs) {
    return LinkType.to(await this.open.run(actor, consent));
  }

  @Mutation(() => SavedCardsResult, {
    description: 'Asks the payment partner about an open page for saving a card; for who is back from it.',
  })
  @Allow('owner')
  confirmCard(@CurrentActor() actor: Actor) {
    return this.shown.after(actor, this.confirm.run(actor));
  }

  @Mutation(() => SavedCardsResult, { description: 'Nothing charges the card from now on. A charge that is under way goes on.' })
  @Allow('owner')
  removeCard(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.remove.run(actor, id));
  }

  @Mutation(() => SavedCardsResult, { description: 'Says which card is charged where none is named.' })
  @Allow('owner')
  chooseDefaultCard(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.choose.run(actor, id));
  }
}
