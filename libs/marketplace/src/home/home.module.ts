import { Module } from '@nestjs/common';
import { HiringModule } from '../hiring/hiring.module.js';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { PostingModule } from '../posting/posting.module.js';
import { HomeResolver } from './graphql/home.resolver.js';
import { HomeReader } from './home.reader.js';

export const homeResolvers = [HomeResolver];

/** The first screens after sign-in, gathered from all steps. */
@Module({ imports: [PostingModule, HiringModule, PayoutsModule], providers: [...homeResolvers, HomeReader] })
export class HomeModule {}
