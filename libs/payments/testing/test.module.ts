import { type DynamicModule, Global, Injectable, Module } from '@nestjs/common';
import { PersonLoader, UsersReader } from '@sidecrew/identity';
import { type Config, PlatformModule } from '@sidecrew/platform';
import { DataSource } from 'typeorm';
import { type DecisionKeeper, DecisionKeepers, decisionKinds, PaymentsModule } from '../src/index.js';

/** Kinds that the marketplace keeps, when there is none. */
@Injectable()
class NoDecisions {
  constructor(keepers: DecisionKeepers) {
    const nothing: DecisionKeeper = { check: () => Promise.resolve(), carryOut: () => Promise.resolve('done') };
    for (const kind of decisionKinds) if (kind !== 'adopt' && kind !== 'returned_by_hand') keepers.keep(kind, nothing);
  }
}

/** Payments on the platform, with a pool of their own and no marketplace. */
@Global()
@Module({})
export class TestModule {
  static with(config: Config): DynamicModule {
    const database = {
      provide: DataSource,
      useFactory: () => new DataSource({ type: 'postgres', url: config.databaseUrl, poolSize: 10 }).initialize(),
    };
    const people = [UsersReader, PersonLoader];
    return {
      module: TestModule,
      imports: [PlatformModule.with(config), PaymentsModule],
      providers: [database, ...people, NoDecisions],
      exports: [database, ...people],
    };
  }
}
