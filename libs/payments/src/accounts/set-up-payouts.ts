import { isPayableCountry } from '@sidecrew/money';
import { Injectable } from '@nestjs/common';
import { type Actor, newId, type Tx, Work } from '@sidecrew/platform';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import { insertIntent } from '../intents/insert-intent.js';
import { IntentRunner } from '../intents/intent-runner.js';
import { rearm } from '../intents/rearm.js';
import { PaymentPorts } from '../ports.js';
import { CountryNotSupported, ProfileWithoutCountry, ProviderRefused, ProviderUnreachable } from './account.refusals.js';
import { inPersonsWords } from './provider-answer.js';

interface AccountRow {
  readonly stripeId: string | null;
  readonly country: string;
}

/** Leads an expert to Stripe's onboarding page: makes the account on the first visit, a fresh link on each. */
@Injectable()
export class SetUpPayouts {
  constructor(
    private readonly work: Work,
    private readonly runner: IntentRunner,
    private readonly gateway: StripeGateway,
    private readonly ports: PaymentPorts,
  ) {}

  /** Answers a link that works once and for some minutes. Throws the refusals of `account.refusals.ts`. */
  async run(actor: Actor): Promise<string> {
    const { account, intentId } = await this.work.transaction((tx) => this.open(tx, actor));
    const stripeId = account.stripeId ?? (await this.make(actor, intentId));
    return inPersonsWords(() => this.link(stripeId));
  }

  private async open(tx: Tx, actor: Actor): Promise<{ account: AccountRow; intentId: string | null }> {
    const [known] = await tx.query<AccountRow>(
      `select stripe_id as "stripeId", country from connected_accounts where user_id = $1 for no key update`,
      [actor.id],
    );
    if (known?.stripeId) return { account: known, intentId: null };
    const payee = await this.ports.find('payee')?.(tx, actor.id);
    if (!payee?.country) throw new ProfileWithoutCountry();
    const { email } = payee;
    const country = payee.country.toUpperCase();
    if (!isPayableCountry(country)) throw new CountryNotSupported(country);
    await tx.query(
      `insert into connected_accounts (user_id, country, created_at) values ($1, $2, $3) on conflict (user_id) do update set country = excluded.country`,
      [actor.id, country, tx.now],
    );
    const intentId = await this.wish(tx, { userId: actor.id, email, country });
    return { account: { stripeId: null, country }, intentId };
  }

  private async wish(tx: Tx, params: { readonly userId: string; readonly email: string; readonly country: string }): Promise<string> {
    const businessKey = `account:${params.userId}`;
    await rearm(tx, businessKey, params);
    const [known] = await tx.query<{ id: string }>(`select id from intents where business_key = $1`, [businessKey]);
    return (
      known?.id ??
      insertIntent(tx, {
        op: 'account',
        businessKey,
        contractId: null,
        milestoneId: null,
        subject: { type: 'user', id: params.userId },
        params,
      })
    );
  }

  private async make(actor: Actor, intentId: string | null): Promise<string> {
    const state = intentId ? await this.runner.runOrWait(intentId) : 'unknown';
    const [row] = await this.work.read<AccountRow & { code: string | null }>(
      `select a.stripe_id as "stripeId", i.code from connected_accounts a left join intents i on i.id = $2 where a.user_id = $1`,
      [actor.id, intentId],
    );
    if (row?.stripeId) return row.stripeId;
    throw state === 'refused' ? new ProviderRefused(row?.code ?? null) : new ProviderUnreachable();
  }

  /** A random key: every click gets its own link, and a lost answer costs nothing. */
  private async link(account: string): Promise<string> {
    const { publicUrl, sdk } = this.gateway;
    const { url } = await sdk.v2.core.accountLinks.create(
      {
        account,
        use_case: {
          type: 'account_onboarding',
          account_onboarding: {
            refresh_url: `${publicUrl}/payouts?setup=again`,
            return_url: `${publicUrl}/payouts?setup=done`,
          },
        },
      },
      { idempotencyKey: newId() },
    );
    return url;
  }
}
