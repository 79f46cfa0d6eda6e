import { Injectable, Logger } from '@nestjs/common';
import { days, later, Work } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import { SyncObject } from '../settlement/sync-object.js';
import { Inbox } from '../webhooks/inbox.js';
import { ProcessEvents } from '../webhooks/process-events.js';
import { readSnapshot } from '../webhooks/verify-event.js';

const accountLimit = 100;
const rounds = 10_000;

/**
 * Heals lost deliveries: events are kept by Stripe for thirty days and can be listed, so what the webhook missed is put
 * into the inbox here. Payouts and accounts live on the experts' side and are asked for directly.
 */
@Injectable()
export class PullEvents {
  private readonly log = new Logger(PullEvents.name);

  constructor(
    private readonly work: Work,
    private readonly gateway: StripeGateway,
    private readonly inbox: Inbox,
    private readonly events: ProcessEvents,
    private readonly sync: SyncObject,
  ) {}

  async run(from: Date): Promise<void> {
    await this.ofPlatform(from);
    await this.ofAccounts(from);
    for (let round = 0; round < rounds && (await this.events.runDue()) > 0; round += 1);
  }

  private async ofPlatform(from: Date): Promise<void> {
    const since = Math.floor(from.getTime() / 1000);
    const listed: Stripe.Event[] = [];
    for await (const event of this.gateway.sdk.events.list({ created: { gte: since }, limit: 100 })) listed.push(event);
    const known = await this.work.read<{ id: string }>(`select id from stripe_events where id = any($1)`, [listed.map(({ id }) => id)]);
    const have = new Set(known.map(({ id }) => id));
    // Oldest first, as they happened.
    for (const event of listed.reverse()) {
      if (!have.has(event.id)) await this.inbox.store(readSnapshot(event, 'pulled', JSON.stringify(event)));
    }
  }

  /** Accounts that are not ready or moved money lately: their state, and their payouts. */
  private async ofAccounts(from: Date): Promise<void> {
    const accounts = await this.work.read<{ stripeId: string }>(
      `select stripe_id as "stripeId" from connected_accounts a
        where stripe_id is not null
          and (not can_receive or deadline is not null or exists (select from transfers t where t.payee_id = a.user_id and t.created_at > $1))
        order by seen_at nulls first limit $2`,
      [later(from, -days(7)), accountLimit],
    );
    for (const { stripeId } of accounts) await this.ofAccount(stripeId, from);
  }

  /** One account that Stripe does not answer for must not keep the others from being seen. */
  private async ofAccount(stripeId: string, from: Date): Promise<void> {
    try {
      await this.sync.run(stripeId);
      const created = { gte: Math.floor(from.getTime() / 1000) };
      const payouts = await this.gateway.sdk.payouts.list({ created, limit: 100 }, { stripeAccount: stripeId });
      for (const { id, status } of payouts.data) {
        const [known] = await this.work.read<{ state: string }>(`select state from stripe_payouts where id = $1`, [id]);
        if (known?.state !== status) await this.sync.run(id, stripeId);
      }
    } catch (error) {
      this.log.warn(`${stripeId} could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
