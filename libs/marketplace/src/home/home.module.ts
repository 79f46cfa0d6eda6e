import { Module } from '@nestjs/common';
import { AdminQueuesReader } from './admin-queues.reader.js';
import { AdminQueuesResolver } from './graphql/admin-queues.resolver.js';

export const homeResolvers = [AdminQueuesResolver];

/** What waits for whom, gathered from all steps. */
@Module({ providers: [...homeResolvers, AdminQueuesReader] })
export class HomeModule {}
