import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { IntentOutcomes } from '../intents/intent-outcomes.js';

/** A payer is known to Stripe from now on. */
@Injectable()
export class ApplyCustomer {
  constructor(private readonly outcomes: IntentOutcomes) {}

  async run(tx: Tx, customer: Stripe.Customer): Promise<boolean> {
    const intent = await this.outcomes.lock(tx, customer.metadata['sc_intent']);
    if (intent?.op !== 'customer') return false;
    if (!(await this.outcomes.executed(tx, intent, customer.id))) return true;
    await tx.query(`insert into stripe_customers (user_id, stripe_id, created_at) values ($1, $2, $3) on conflict (user_id) do nothing`, [
      intent.params.userId,
      customer.id,
      tx.now,
    ]);
    // Their first page has waited for this.
    await tx.query(
      `update intents set retry_at = null where op in ('fund', 'card.save') and state = 'ready' and call is null and params ->> 'payerId' = $1`,
      [intent.params.userId],
    );
    return true;
  }
}
