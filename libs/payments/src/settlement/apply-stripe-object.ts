import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { Fetched } from '../gateway/stripe-object.js';
import { ApplyAccount } from './apply-account.js';
import { ApplyCard } from './apply-card.js';
import { ApplyCustomer } from './apply-customer.js';
import { ApplyDispute } from './apply-dispute.js';
import { ApplyFile } from './apply-file.js';
import { ApplyPayment } from './apply-payment.js';
import { ApplyPayout } from './apply-payout.js';
import { ApplyRefund } from './apply-refund.js';
import { ApplySession } from './apply-session.js';
import { ApplyTransfer } from './apply-transfer.js';
import { ApplyWarning } from './apply-warning.js';

/**
 * The one place where answer, webhook and reconciliation meet: writes down what an object of Stripe says, in this
 * transaction, any number of times and in any order. Unique journal keys and states that only go forward make it so.
 */
@Injectable()
export class ApplyStripeObject {
  constructor(
    private readonly session: ApplySession,
    private readonly payment: ApplyPayment,
    private readonly transfer: ApplyTransfer,
    private readonly refund: ApplyRefund,
    private readonly dispute: ApplyDispute,
    private readonly payout: ApplyPayout,
    private readonly account: ApplyAccount,
    private readonly customer: ApplyCustomer,
    private readonly warning: ApplyWarning,
    private readonly card: ApplyCard,
    private readonly file: ApplyFile,
  ) {}

  /** Answers false where the object is none of ours: made by hand, or by another installation on the same account. */
  async run(tx: Tx, { object, account }: Fetched): Promise<boolean> {
    switch (object.object) {
      case 'checkout.session':
        return object.mode === 'setup' ? this.card.runSession(tx, object) : this.session.run(tx, object);
      case 'setup_intent':
        return this.card.runSetup(tx, object);
      case 'payment_method':
        return this.card.runMethod(tx, object);
      case 'file':
        return this.file.run(tx, object);
      case 'payment_intent':
        return this.payment.run(tx, object);
      case 'transfer':
        return this.transfer.run(tx, object);
      case 'refund':
        return this.refund.run(tx, object);
      case 'dispute':
        return this.dispute.run(tx, object);
      case 'payout':
        return this.payout.run(tx, object, account);
      case 'topup':
        return this.payout.runTopup(tx, object);
      case 'v2.core.account':
        return this.account.run(tx, object);
      case 'customer':
        return this.customer.run(tx, object);
      case 'radar.early_fraud_warning':
        return this.warning.run(tx, object);
    }
  }
}
