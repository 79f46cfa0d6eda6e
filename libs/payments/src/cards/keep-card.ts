import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';

/** Who let us keep a card, and with which words. */
export interface Consent {
  readonly userId: string;
  readonly text: string;
}

/** What Stripe shows of a card; its number stays there. */
type ShownCard = Pick<Stripe.PaymentMethod.Card, 'brand' | 'exp_month' | 'exp_year' | 'last4'>;

/** Keeps a reference to a card that Stripe saved, once. The first one becomes the default. */
@Injectable()
export class KeepCard {
  async run(tx: Tx, consent: Consent, stripeId: string, card: ShownCard): Promise<void> {
    // Two cards saved at once: one of them is the first.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`cards:${consent.userId}`]);
    const kept = await tx.query(
      `insert into saved_cards (id, user_id, stripe_id, brand, last4, exp_month, exp_year, is_default, consent_text, consented_at)
       select $1, $2::uuid, $3, $4, $5, $6, $7, not exists (select from saved_cards where user_id = $2 and is_default), $8, $9
       on conflict (stripe_id) do nothing returning id`,
      [newId(), consent.userId, stripeId, card.brand, card.last4, card.exp_month, card.exp_year, consent.text, tx.now],
    );
    if (kept.length > 0) await tx.touch(`cards:${consent.userId}`);
  }
}
