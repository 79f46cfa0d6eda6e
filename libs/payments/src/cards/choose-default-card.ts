import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { lockCard } from './forget-card.js';

/** Says which card is charged where none is named. Stripe need not know. */
@Injectable()
export class ChooseDefaultCard {
  constructor(private readonly work: Work) {}

  /** Refuses with NOT_FOUND where the card is not theirs or was removed. */
  async run(actor: Actor, cardId: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      if (!(await lockCard(tx, actor.id, cardId))) throw new NotFound('card');
      await tx.query(`update saved_cards set is_default = false where user_id = $1 and is_default and id <> $2`, [actor.id, cardId]);
      await tx.query(`update saved_cards set is_default = true where id = $1`, [cardId]);
      await tx.touch(`cards:${actor.id}`);
    });
  }
}
