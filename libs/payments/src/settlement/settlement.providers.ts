import { ApplyAccount } from './apply-account.js';
import { ApplyCard } from './apply-card.js';
import { ApplyCustomer } from './apply-customer.js';
import { ApplyDispute } from './apply-dispute.js';
import { ApplyFile } from './apply-file.js';
import { ApplyPayment } from './apply-payment.js';
import { ApplyPayout } from './apply-payout.js';
import { ApplyRefund } from './apply-refund.js';
import { ApplySession } from './apply-session.js';
import { ApplyStripeObject } from './apply-stripe-object.js';
import { ApplyTransfer } from './apply-transfer.js';
import { ApplyWarning } from './apply-warning.js';
import { ChargebackRecovery } from './chargeback-recovery.js';
import { PaymentLocks } from './lock-payment.js';
import { LossCover } from './loss-cover.js';
import { RefreshObject } from './refresh-object.js';
import { SyncObject } from './sync-object.js';

export const settlementProviders = [
  PaymentLocks,
  LossCover,
  ApplySession,
  ApplyPayment,
  ApplyTransfer,
  ApplyRefund,
  ApplyDispute,
  ApplyPayout,
  ApplyAccount,
  ApplyCustomer,
  ApplyWarning,
  ApplyCard,
  ApplyFile,
  ChargebackRecovery,
  ApplyStripeObject,
  SyncObject,
  RefreshObject,
];
