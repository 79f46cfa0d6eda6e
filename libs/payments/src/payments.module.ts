import { Global, Module } from '@nestjs/common';
import { LedgerModule } from '@sidecrew/ledger';
import { PayoutAccounts } from './accounts/payout-accounts.js';
import { FundingsReader } from './funding/fundings.reader.js';
import { IntentRunner } from './intents/intent-runner.js';
import { Intents } from './intents/intents.js';
import { PaymentPorts } from './ports.js';

const open = [Intents, IntentRunner, PaymentPorts, FundingsReader, PayoutAccounts];

/** Everything between the marketplace's wishes and Stripe. */
@Global()
@Module({ imports: [LedgerModule], providers: open, exports: open })
export class PaymentsModule {}
