import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { fetchAccount } from '../../gateway/fetch-objects.js';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import { afterwards, type Frozen, lookUpLimit, madeBy, metadataOf, type OpHandler } from './op.js';

/**
 * Makes an expert's connected account: a recipient with Stripe's Express page, the only combination that goes with
 * separate charges and transfers (escrow design §2). Accounts are v2; the old way of making them is refused.
 */
@Injectable()
export class AccountOp implements OpHandler<'account'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(_tx: Tx, intent: IntentOf<'account'>): Promise<Frozen> {
    const { userId, email, country } = intent.params;
    const body: Stripe.V2.Core.AccountCreateParams = {
      contact_email: email,
      dashboard: 'express',
      identity: { country, entity_type: 'individual' },
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
      defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
      metadata: { ...metadataOf(intent, this.gateway.environment), sc_user: userId },
    };
    return { body };
  }

  async send(body: unknown, key: string, intent: IntentOf<'account'>): Promise<Fetched[]> {
    // The second version of the API runs again what failed, even where it failed only after the account was made.
    const made = intent.attempts > 0 ? await this.lookUp(body, intent) : null;
    if (made) return made;
    const { id } = await this.gateway.sdk.v2.core.accounts.create(body as Stripe.V2.Core.AccountCreateParams, { idempotencyKey: key });
    return afterwards(async () => onPlatform(await fetchAccount(this.gateway.sdk, id)));
  }

  async lookUp(_body: unknown, intent: IntentOf<'account'>): Promise<Fetched[] | null> {
    const accounts = await this.gateway.sdk.v2.core.accounts.list({ limit: 20 }).autoPagingToArray(lookUpLimit);
    const made = madeBy(accounts, intent);
    return made && onPlatform(await fetchAccount(this.gateway.sdk, made.id));
  }
}
