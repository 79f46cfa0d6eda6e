import { Global, Module } from '@nestjs/common';
import { LedgerModule } from '@sidecrew/ledger';
import { OpenPayoutDashboard } from './accounts/open-payout-dashboard.js';
import { PayoutAccounts } from './accounts/payout-accounts.js';
import { SetUpPayouts } from './accounts/set-up-payouts.js';
import { cardProviders } from './cards/cards.providers.js';
import { AnswerChargeback } from './chargebacks/answer-chargeback.js';
import { ConcedeChargeback } from './chargebacks/concede-chargeback.js';
import { LockChargeback } from './chargebacks/lock-chargeback.js';
import { decisionProviders, decisionsOpen } from './decisions/decisions.providers.js';
import { CallOffCharge } from './funding/call-off-charge.js';
import { ChargeNow } from './funding/charge-now.js';
import { FundingsReader } from './funding/fundings.reader.js';
import { PassTipOn } from './funding/pass-tip-on.js';
import { RefreshFunding } from './funding/refresh-funding.js';
import { RollOver } from './funding/roll-over.js';
import { SavedCardDeclined } from './funding/saved-card-declined.js';
import { CrashPoints } from './gateway/crash-points.js';
import { StripeGateway } from './gateway/stripe-gateway.js';
import { DecisionsResolver } from './graphql/decisions.resolver.js';
import { LedgerResolver } from './graphql/ledger.resolver.js';
import { MoneyIntentsResolver } from './graphql/money-intents.resolver.js';
import { PayoutLinksResolver } from './graphql/payout-links.resolver.js';
import { ReconciliationResolver } from './graphql/reconciliation.resolver.js';
import { SavedCardsResolver } from './graphql/saved-cards.resolver.js';
import { ShownCards } from './graphql/shown-cards.js';
import { TraceResolver } from './graphql/trace.resolver.js';
import { ClaimIntent } from './intents/claim-intent.js';
import { FailedIntentsReader } from './intents/failed-intents.reader.js';
import { IntentOutcomes } from './intents/intent-outcomes.js';
import { IntentRunner } from './intents/intent-runner.js';
import { Intents } from './intents/intents.js';
import { Movements } from './intents/movements.js';
import { opProviders } from './intents/ops/ops.js';
import { OwnMovements } from './intents/own-movements.js';
import { ReturnedByBank } from './intents/returned-by-bank.js';
import { RetryIntent } from './intents/retry-intent.js';
import { PaymentPorts } from './ports.js';
import { reconciliationProviders } from './reconciliation/reconciliation.providers.js';
import { settlementProviders } from './settlement/settlement.providers.js';
import { TraceReader } from './trace/trace.reader.js';
import { Inbox } from './webhooks/inbox.js';
import { ProcessEvents } from './webhooks/process-events.js';
import { ReplayEvent } from './webhooks/replay-event.js';
import { VerifyEvent } from './webhooks/verify-event.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

/** In the order of the schema's reader: an expert's doors, an owner's cards, then staff's. */
export const paymentsResolvers = [
  PayoutLinksResolver,
  SavedCardsResolver,
  MoneyIntentsResolver,
  LedgerResolver,
  ReconciliationResolver,
  DecisionsResolver,
  TraceResolver,
];

const chargebacks = [AnswerChargeback, ConcedeChargeback];

/** What other libs use. */
const open = [
  Intents,
  IntentRunner,
  PaymentPorts,
  CallOffCharge,
  ChargeNow,
  FundingsReader,
  RefreshFunding,
  PayoutAccounts,
  RollOver,
  ...cardProviders,
  ...chargebacks,
  ...decisionsOpen,
];

const intents = [
  OwnMovements,
  SavedCardDeclined,
  PassTipOn,
  LockChargeback,
  ClaimIntent,
  IntentOutcomes,
  Movements,
  ReturnedByBank,
  FailedIntentsReader,
  RetryIntent,
  ...opProviders,
];
const webhooks = [VerifyEvent, Inbox, ProcessEvents, ReplayEvent];

/** Everything between the marketplace's wishes and Stripe. */
@Global()
@Module({
  imports: [LedgerModule],
  controllers: [WebhooksController],
  providers: [
    ...open,
    StripeGateway,
    CrashPoints,
    ...intents,
    ...settlementProviders,
    ...webhooks,
    ...reconciliationProviders,
    ...decisionProviders,
    TraceReader,
    SetUpPayouts,
    OpenPayoutDashboard,
    ShownCards,
    ...paymentsResolvers,
  ],
  exports: open,
})
export class PaymentsModule {}
