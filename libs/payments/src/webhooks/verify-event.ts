import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { StripeGateway } from '../gateway/stripe-gateway.js';

/** Stripe's three destinations: our own account, experts' accounts, and v2 news. */
export type EventSource = 'platform' | 'connect' | 'thin';

/** What the inbox keeps of an event; the object itself is fetched later. */
export interface ReceivedEvent {
  readonly id: string;
  readonly source: EventSource | 'pulled';
  readonly type: string;
  /** The connected account it happened on; null for the platform. */
  readonly account: string | null;
  readonly objectId: string | null;
  /** Our intent, where the object names it: a look-up must not count as absent what an event has told of. */
  readonly intentId: string | null;
  readonly body: string;
}

/** The sender could not prove to be Stripe, or speaks of another kind of money than we do. */
export class EventRefused extends Error {}

const toleranceSeconds = 300;

/** Checks who sent an event, with each secret that is in use: two while one is being replaced. */
@Injectable()
export class VerifyEvent {
  constructor(
    private readonly gateway: StripeGateway,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Reads the raw body; throws EventRefused for a forged, stale, garbled or foreign one. */
  run(source: EventSource, raw: Buffer, signature: string): ReceivedEvent {
    const { webhookSecrets, connectWebhookSecrets, thinWebhookSecrets } = this.config.stripe;
    const { sdk, isLive } = this.gateway;
    if (source === 'thin') {
      const event = firstThat(thinWebhookSecrets, (secret) => sdk.parseEventNotification(raw, signature, secret, toleranceSeconds));
      if (event.livemode !== isLive) throw new EventRefused('This event is about the other mode.');
      return readThin(event, raw.toString('utf8'));
    }
    const secrets = source === 'connect' ? connectWebhookSecrets : webhookSecrets;
    const event = firstThat(secrets, (secret) => sdk.webhooks.constructEvent(raw, signature, secret, toleranceSeconds));
    if (event.livemode !== isLive) throw new EventRefused('This event is about the other mode.');
    return readSnapshot(event, source, raw.toString('utf8'));
  }
}

function firstThat<T>(secrets: readonly string[], parse: (secret: string) => T): T {
  let last: unknown = new Error('no secret is configured');
  for (const secret of secrets) {
    try {
      return parse(secret);
    } catch (error) {
      last = error;
    }
  }
  throw new EventRefused('This event could not be verified.', { cause: last });
}

/** A snapshot event. News of an account's parts is told as news of the account. */
export function readSnapshot(event: Stripe.Event, source: ReceivedEvent['source'], body: string): ReceivedEvent {
  const object = event.data.object as { readonly id?: string; readonly metadata?: Record<string, string> | null };
  const isAboutAccount = event.type.startsWith('account.') || event.type.startsWith('capability.');
  return {
    id: event.id,
    source,
    type: event.type,
    account: isAboutAccount ? null : (event.account ?? null),
    objectId: isAboutAccount ? (event.account ?? object.id ?? null) : (object.id ?? null),
    intentId: object.metadata?.['sc_intent'] ?? null,
    body,
  };
}

function readThin(event: Stripe.V2.Core.EventNotification, body: string): ReceivedEvent {
  const related = 'related_object' in event ? event.related_object : null;
  return {
    id: event.id,
    source: 'thin',
    type: event.type,
    account: null,
    objectId: related && 'id' in related ? String(related.id) : null,
    intentId: null,
    body,
  };
}
