import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PaymentPorts } from '@sidecrew/payments';
import { PayoutFailed, PayoutPaid } from './payout.events.js';

/** Tells what became of the payout partner's payments to experts' banks. */
@Injectable()
export class FollowPayouts implements OnModuleInit {
  constructor(private readonly ports: PaymentPorts) {}

  onModuleInit(): void {
    this.ports.register({
      payoutChanged: async (tx, { userId, payoutId, state, amountMinor, currency, failure }) => {
        if (state === 'paid') await tx.publish(new PayoutPaid(userId, payoutId, amountMinor.toString(), currency));
        if (state === 'failed') await tx.publish(new PayoutFailed(userId, payoutId, amountMinor.toString(), currency, failure));
      },
    });
  }
}
