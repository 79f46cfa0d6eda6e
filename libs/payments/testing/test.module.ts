import { type DynamicModule, Global, Module } from '@nestjs/common';
import { PersonLoader, UsersReader } from '@sidecrew/identity';
import { type Config, PlatformModule } from '@sidecrew/platform';
import { DataSource } from 'typeorm';
import { PaymentsModule } from '../src/index.js';

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
      providers: [database, ...people],
      exports: [database, ...people],
    };
  }
}
