import { Injectable } from '@nestjs/common';
import { type Actor, newId, type Tx, Work } from '@sidecrew/platform';
import { ProviderRefused, ProviderUnreachable } from '../accounts/account.refusals.js';
import { insertIntent } from '../intents/insert-intent.js';
import { IntentRunner } from '../intents/intent-runner.js';
import { Intents } from '../intents/intents.js';
import { cardConsent } from './card-consent.js';

/** Where the page leads afterwards, and whom its receipt would go to. */
export interface CardPage {
  readonly email: string;
  /** Paths on our own site. */
  readonly successPath: string;
  readonly cancelPath: string;
}

/** Opens Stripe's page for keeping a card. Calling it means that the person agreed to `cardConsent`. */
@Injectable()
export class SaveCard {
  constructor(
    private readonly work: Work,
    private readonly intents: Intents,
    private readonly runner: IntentRunner,
  ) {}

  /** Answers the page's address; the same one again while it is open. Throws the refusals of a partner that does not answer or says no. */
  async run(actor: Actor, page: CardPage): Promise<string> {
    const known = await this.work.transaction((tx) => this.begin(tx, actor, page));
    if (known.url) return known.url;
    const state = await this.runner.runOrWait(known.intentId);
    const [row] = await this.work.read<{ url: string | null; code: string | null }>(
      `select s.page_url as url, i.code from card_setups s join intents i on i.id = s.intent_id where s.intent_id = $1`,
      [known.intentId],
    );
    if (row?.url) return row.url;
    throw state === 'refused' ? new ProviderRefused(row?.code ?? null) : new ProviderUnreachable();
  }

  private async begin(tx: Tx, actor: Actor, { email, ...paths }: CardPage): Promise<{ intentId: string; url: string | null }> {
    // Two clicks at once find one page.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`cards:${actor.id}`]);
    const [open] = await tx.query<{ intentId: string; url: string | null }>(
      `select intent_id as "intentId", page_url as url from card_setups
        where user_id = $1 and state in ('created', 'open') and consent_text = $2`,
      [actor.id, cardConsent],
    );
    if (open) return open;
    const [id, intentId] = [newId(), newId()];
    await tx.query(
      `insert into card_setups (id, user_id, intent_id, consent_text, state, created_at) values ($1, $2, $3, $4, 'created', $5)`,
      [id, actor.id, intentId, cardConsent, tx.now],
    );
    await this.intents.customer(tx, actor.id, email);
    await insertIntent(tx, {
      id: intentId,
      op: 'card.save',
      businessKey: `card.save:${id}`,
      contractId: null,
      milestoneId: null,
      subject: { type: 'user', id: actor.id },
      params: { payerId: actor.id, ...paths },
    });
    return { intentId, url: null };
  }
}
