import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
import { PaymentPorts } from '../ports.js';

type Account = Stripe.V2.Core.Account;

/** The mirrored state of an expert's account. Coming back from Stripe's page proves nothing; this does. */
@Injectable()
export class ApplyAccount {
  constructor(
    private readonly outcomes: IntentOutcomes,
    private readonly ports: PaymentPorts,
  ) {}

  async run(tx: Tx, account: Account): Promise<boolean> {
    const [known] = await tx.query<{ userId: string; couldReceive: boolean }>(
      `select user_id as "userId", can_receive as "couldReceive" from connected_accounts
        where stripe_id = $1 or (stripe_id is null and user_id::text = $2) for no key update`,
      [account.id, account.metadata?.['sc_user'] ?? null],
    );
    if (!known) return false;
    const intent = await this.outcomes.lock(tx, account.metadata?.['sc_intent']);
    if (intent?.op === 'account') await this.outcomes.executed(tx, intent, account.id);
    const now = readAccount(account);
    await tx.query(
      `update connected_accounts set stripe_id = $2, transfers_status = $3, payouts_status = $4, requirements = $5, deadline = $6,
              can_receive = $7, submitted = submitted or $8, seen_at = $9 where user_id = $1`,
      [
        known.userId,
        account.id,
        now.transfers,
        now.payouts,
        JSON.stringify(now.requirements),
        now.deadline,
        now.canReceive,
        now.submitted,
        tx.now,
      ],
    );
    await tx.touch(`payouts:${known.userId}`);
    const restricted = now.transfers === 'restricted' && now.submitted;
    if (now.canReceive !== known.couldReceive || restricted) {
      await this.ports.find('accountChanged')?.(tx, {
        userId: known.userId,
        canReceive: now.canReceive,
        couldReceive: known.couldReceive,
        restricted,
      });
    }
    return true;
  }
}

/** The few facts we keep of an account: capabilities by name, since v2 has no `charges_enabled`. */
export function readAccount(account: Account) {
  const capabilities = account.configuration?.recipient?.capabilities?.stripe_balance;
  const transfers = capabilities?.stripe_transfers?.status ?? 'inactive';
  const entries = account.requirements?.entries ?? [];
  const deadline = account.requirements?.summary?.minimum_deadline?.time ?? null;
  return {
    transfers,
    payouts: capabilities?.payouts?.status ?? 'inactive',
    canReceive: transfers === 'active' && !account.closed,
    requirements: entries.filter(({ awaiting_action_from }) => awaiting_action_from === 'user').map(({ description }) => description),
    // Nothing of the first onboarding is open any more: what is asked now is a later check.
    submitted:
      account.requirements !== undefined &&
      account.requirements !== null &&
      !entries.some(
        ({ requested_reasons, awaiting_action_from }) =>
          awaiting_action_from === 'user' && requested_reasons.some(({ code }) => code === 'routine_onboarding'),
      ),
    deadline: deadline ? new Date(deadline) : null,
  };
}
