import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { insertIntent } from '../intents/insert-intent.js';
import { forgetCard, lockCard } from './forget-card.js';

/** A person takes their card back: nothing charges it from this moment on, and Stripe is told to let it go. */
@Injectable()
export class RemoveCard {
  constructor(private readonly work: Work) {}

  /** Refuses with NOT_FOUND where the card is not theirs or was removed. */
  async run(actor: Actor, cardId: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const card = await lockCard(tx, actor.id, cardId);
      if (!card) throw new NotFound('card');
      await forgetCard(tx, { id: card.id, userId: actor.id });
      await insertIntent(tx, {
        op: 'card.remove',
        businessKey: `card.remove:${card.id}`,
        contractId: null,
        milestoneId: null,
        subject: { type: 'user', id: actor.id },
        params: { paymentMethod: card.stripeId },
      });
    });
  }
}
