import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Payee, type PayoutChanged, PaymentPorts } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import { PayoutFailed, PayoutPaid } from './payout.events.js';

/** Tells what became of the payout partner's payments to experts' banks, and tells the partner who an expert is. */
@Injectable()
export class FollowPayouts implements OnModuleInit {
  constructor(private readonly ports: PaymentPorts) {}

  onModuleInit(): void {
    this.ports.register({ payee: (tx, userId) => this.payee(tx, userId), payoutChanged: (tx, fact) => this.changed(tx, fact) });
  }

  private async payee(tx: Tx, userId: string): Promise<Payee | null> {
    const [row] = await tx.query<Payee>(
      `select u.email, p.country from users u left join expert_profiles p on p.user_id = u.id where u.id = $1 and u.is_expert`,
      [userId],
    );
    return row ?? null;
  }

  private async changed(tx: Tx, { userId, payoutId, state, amountMinor, currency, failure }: PayoutChanged): Promise<void> {
    if (state === 'paid') await tx.publish(new PayoutPaid(userId, payoutId, amountMinor.toString(), currency));
    if (state === 'failed') await tx.publish(new PayoutFailed(userId, payoutId, amountMinor.toString(), currency, failure));
  }
}
