import { accountLinkRoutes } from '../accounts/account-links.routes.js';
import { v1AccountRoutes } from '../accounts/v1-accounts.routes.js';
import { v2AccountRoutes } from '../accounts/v2-accounts.routes.js';
import { balanceSettingsRoutes } from '../balance/balance-settings.routes.js';
import { balanceRoutes } from '../balance/balance.routes.js';
import { topupRoutes } from '../balance/topups.routes.js';
import { sessionRoutes } from '../checkout/sessions.routes.js';
import { customerRoutes } from '../customers/customers.routes.js';
import { disputeRoutes } from '../disputes/disputes.routes.js';
import { eventDestinationRoutes } from '../events/event-destinations.routes.js';
import { eventRoutes } from '../events/events.routes.js';
import { v2EventRoutes } from '../events/v2-events.routes.js';
import { webhookEndpointRoutes } from '../events/webhook-endpoints.routes.js';
import { fileRoutes } from '../files/files.routes.js';
import { chargeRoutes } from '../payments/charges.routes.js';
import { paymentIntentRoutes } from '../payments/payment-intents.routes.js';
import { paymentMethodRoutes } from '../payments/payment-methods.routes.js';
import { setupIntentRoutes } from '../payments/setup-intents.routes.js';
import { payoutRoutes } from '../payouts/payouts.routes.js';
import { refundRoutes } from '../refunds/refunds.routes.js';
import { transferRoutes } from '../transfers/transfers.routes.js';
import type { Route } from './route.js';

/** Every call the sandbox answers. */
export const routes: readonly Route[] = [
  ...customerRoutes,
  ...sessionRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...setupIntentRoutes,
  ...chargeRoutes,
  ...refundRoutes,
  ...transferRoutes,
  ...balanceRoutes,
  ...balanceSettingsRoutes,
  ...topupRoutes,
  ...payoutRoutes,
  ...disputeRoutes,
  ...fileRoutes,
  ...eventRoutes,
  ...webhookEndpointRoutes,
  ...v1AccountRoutes,
  ...v2AccountRoutes,
  ...accountLinkRoutes,
  ...v2EventRoutes,
  ...eventDestinationRoutes,
];
