import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { forgetCard } from '../cards/forget-card.js';
import { KeepCard } from '../cards/keep-card.js';
import { expanded } from '../gateway/stripe-object.js';
import { IntentOutcomes } from '../intents/intent-outcomes.js';

/** A page on which a card is kept: opened, left or completed; and what becomes of the card later. */
@Injectable()
export class ApplyCard {
  constructor(
    private readonly outcomes: IntentOutcomes,
    private readonly keep: KeepCard,
  ) {}

  async runSession(tx: Tx, session: Stripe.Checkout.Session): Promise<boolean> {
    const intent = await this.outcomes.lock(tx, session.metadata?.['sc_intent']);
    if (intent?.op !== 'card.save') return false;
    if (!(await this.outcomes.executed(tx, intent, session.id))) return true;
    const isOpen = session.status === 'open';
    const [page] = await tx.query<{ userId: string }>(
      `update card_setups set stripe_session = $2, page_url = $3, state = $4, ended_at = $5
        where intent_id = $1 and state in ('created', 'open') returning user_id as "userId"`,
      [intent.id, session.id, isOpen ? session.url : null, session.status ?? 'open', isOpen ? null : tx.now],
    );
    if (page) await tx.touch(`cards:${page.userId}`);
    return true;
  }

  /** The card is there: it is kept with the words that its owner agreed to. */
  async runSetup(tx: Tx, setup: Stripe.SetupIntent): Promise<boolean> {
    const [known] = await tx.query<{ userId: string; text: string }>(
      `select user_id as "userId", consent_text as text from card_setups where intent_id::text = $1`,
      [setup.metadata?.['sc_intent'] ?? null],
    );
    if (!known) return false;
    const method = expanded(setup.payment_method);
    if (setup.status === 'succeeded' && method?.card) await this.keep.run(tx, known, method.id, method.card);
    return true;
  }

  /** A bank sent a new card with a later date, or somebody let the card go at Stripe. */
  async runMethod(tx: Tx, method: Stripe.PaymentMethod): Promise<boolean> {
    const [known] = await tx.query<{ id: string; userId: string }>(`select id, user_id as "userId" from saved_cards where stripe_id = $1`, [
      method.id,
    ]);
    if (!known) return false;
    if (!method.customer) await forgetCard(tx, known);
    else if (method.card) {
      await tx.query(`update saved_cards set last4 = $2, exp_month = $3, exp_year = $4 where id = $1`, [
        known.id,
        method.card.last4,
        method.card.exp_month,
        method.card.exp_year,
      ]);
    }
    return true;
  }
}
