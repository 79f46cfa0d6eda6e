import type { SandboxAccount } from '../accounts/account.js';
import type { AccountLink, LoginLink } from '../accounts/links.js';
import type { BankAccount } from '../accounts/bank-account.js';
import type { BalanceTransaction } from '../balance/balance-transaction.js';
import type { BalanceSheet } from '../balance/balance-sheet.js';
import type { CheckoutSession } from '../checkout/checkout-session.js';
import type { Job } from '../clock/job.js';
import type { Customer } from '../customers/customer.js';
import type { Dispute } from '../disputes/dispute.js';
import type { EarlyFraudWarning } from '../disputes/early-fraud-warning.js';
import type { Delivery } from '../events/delivery.js';
import type { EventDestination } from '../events/event-destination.js';
import type { SnapshotEvent } from '../events/snapshot-event.js';
import type { ThinEvent } from '../events/thin-event.js';
import type { WebhookEndpoint } from '../events/webhook-endpoint.js';
import type { StoredFile } from '../files/file.js';
import type { Charge } from '../payments/charge.js';
import type { PaymentIntent } from '../payments/payment-intent.js';
import type { PaymentMethod } from '../payments/payment-method.js';
import type { SetupIntent } from '../payments/setup-intent.js';
import type { Payout } from '../payouts/payout.js';
import type { PayoutPlan } from '../payouts/payout-plan.js';
import type { Topup } from '../balance/topup.js';
import type { StoredAnswer } from '../protocol/idempotency.js';
import type { Refund } from '../refunds/refund.js';
import type { Transfer } from '../transfers/transfer.js';
import type { TransferReversal } from '../transfers/transfer-reversal.js';
import type { SettingsRow } from '../settings.js';
import { Table, type ChangeRecorder } from './table.js';

/** All tables of the sandbox. */
export function createTables(recorder: ChangeRecorder) {
  return {
    settings: new Table<SettingsRow>('settings', recorder),
    jobs: new Table<Job>('jobs', recorder),
    answers: new Table<StoredAnswer>('answers', recorder),
    customers: new Table<Customer>('customers', recorder),
    paymentMethods: new Table<PaymentMethod>('paymentMethods', recorder),
    setupIntents: new Table<SetupIntent>('setupIntents', recorder),
    paymentIntents: new Table<PaymentIntent>('paymentIntents', recorder),
    checkoutSessions: new Table<CheckoutSession>('checkoutSessions', recorder),
    charges: new Table<Charge>('charges', recorder),
    refunds: new Table<Refund>('refunds', recorder),
    transfers: new Table<Transfer>('transfers', recorder),
    reversals: new Table<TransferReversal>('reversals', recorder),
    disputes: new Table<Dispute>('disputes', recorder),
    warnings: new Table<EarlyFraudWarning>('warnings', recorder),
    balances: new Table<BalanceSheet>('balances', recorder),
    transactions: new Table<BalanceTransaction>('transactions', recorder),
    payouts: new Table<Payout>('payouts', recorder),
    payoutPlans: new Table<PayoutPlan>('payoutPlans', recorder),
    topups: new Table<Topup>('topups', recorder),
    accounts: new Table<SandboxAccount>('accounts', recorder),
    bankAccounts: new Table<BankAccount>('bankAccounts', recorder),
    accountLinks: new Table<AccountLink>('accountLinks', recorder),
    loginLinks: new Table<LoginLink>('loginLinks', recorder),
    files: new Table<StoredFile>('files', recorder),
    events: new Table<SnapshotEvent>('events', recorder),
    thinEvents: new Table<ThinEvent>('thinEvents', recorder),
    webhookEndpoints: new Table<WebhookEndpoint>('webhookEndpoints', recorder),
    eventDestinations: new Table<EventDestination>('eventDestinations', recorder),
    deliveries: new Table<Delivery>('deliveries', recorder),
  };
}

/** The tables by name. */
export type Tables = ReturnType<typeof createTables>;
