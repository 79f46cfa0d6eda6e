import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { type Actor, type Tx, Work } from '@sidecrew/platform';
import { mustBeOurConsent } from './card-consent.js';
import { TooManyCards } from './card.refusals.js';
import { SaveCard } from './save-card.js';

const mostCards = 10;
/** Where the page leads: to the person's cards, which tell `kept` that somebody is back who filled it in. */
const cardsPath = '/settings/cards';

/** Leads an owner who read what they agree to to Stripe's page for keeping a card. */
@Injectable()
export class OpenCardPage {
  constructor(
    private readonly work: Work,
    private readonly save: SaveCard,
  ) {}

  /** Answers the page's address; the same one while it is open. Throws the refusals of `card.refusals.ts` and of `SaveCard`. */
  async run(actor: Actor, consent: string): Promise<string> {
    mustBeOurConsent(consent);
    const email = await this.work.transaction(async (tx) => {
      await requireGoodStanding(tx, actor);
      return emailWithRoomForACard(tx, actor);
    });
    return this.save.run(actor, { email, successPath: `${cardsPath}?kept=1`, cancelPath: cardsPath });
  }
}

async function emailWithRoomForACard(tx: Tx, { id }: Actor): Promise<string> {
  const [row] = await tx.query<{ email: string; kept: number }>(
    `select email, (select count(*)::int from saved_cards where user_id = $1 and removed_at is null) as kept from users where id = $1`,
    [id],
  );
  if (!row) throw new Error(`Nobody has the id ${id}.`);
  if (row.kept >= mostCards) throw new TooManyCards(mostCards);
  return row.email;
}
