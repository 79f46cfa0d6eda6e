import { Module } from '@nestjs/common';
import { HiringModule } from '../hiring/hiring.module.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { PostingModule } from '../posting/posting.module.js';
import { AdminQueuesReader } from './admin-queues.reader.js';
import { AdminQueuesResolver } from './graphql/admin-queues.resolver.js';
import { HomeResolver } from './graphql/home.resolver.js';
import { HomeReader } from './home.reader.js';

export const homeResolvers = [HomeResolver, AdminQueuesResolver];

/** The first screens after sign-in, gathered from all steps. */
@Module({ imports: [PostingModule, HiringModule, PayoutsModule], providers: [...homeResolvers, HomeReader, AdminQueuesReader] })
export class HomeModule {}
