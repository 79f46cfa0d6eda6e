import { Module } from '@nestjs/common';
import { FollowPayouts } from './follow-payouts.js';
import { PayoutsResolver } from './graphql/payouts.resolver.js';
import { PayoutsReader } from './payouts.reader.js';
import { RemindOfMissingAccount } from './remind-of-missing-account.js';

export const payoutsResolvers = [PayoutsResolver];

/** Step 7: the money reaches the expert's bank. */
@Module({ providers: [...payoutsResolvers, PayoutsReader, FollowPayouts, RemindOfMissingAccount] })
export class PayoutsModule {}
