import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConversationsModule } from '@sidecrew/conversations';
import { ExpertsModule } from '@sidecrew/experts';
import { IdentityModule } from '@sidecrew/identity';
import { LedgerModule } from '@sidecrew/ledger';
import { MarketplaceModule } from '@sidecrew/marketplace';
import { PaymentsModule } from '@sidecrew/payments';
import { AllowGuard, type Config, FilesModule, PlatformModule, RefusalsInterceptor } from '@sidecrew/platform';
import { answerErrors } from './errors/answer-errors.js';
import { EveryErrorFilter } from './errors/every-error.filter.js';
import { contextOf } from './graphql/context.js';
import { limitsOf } from './graphql/limits.js';
import { HealthController } from './http/health.controller.js';
import { SessionsModule } from './http/sessions.module.js';
import { type SocketExtra, SubscriptionSessions } from './http/subscription-sessions.js';
import { entities } from './tables.js';

/** Gathers the libraries into one process; holds no rules of its own. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: config.databaseUrl,
          entities,
          synchronize: false,
          poolSize: config.databasePoolSize,
          extra: {
            options: '-c lock_timeout=3000 -c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000',
          },
        }),
        FilesModule,
        IdentityModule,
        ExpertsModule,
        LedgerModule,
        PaymentsModule,
        MarketplaceModule,
        ConversationsModule,
        SessionsModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [SessionsModule],
          inject: [SubscriptionSessions],
          useFactory: (sockets: SubscriptionSessions) => ({
            autoSchemaFile: true,
            sortSchema: true,
            graphiql: false,
            csrfPrevention: true,
            introspection: config.demo,
            hideSchemaDetailsFromClientErrors: !config.demo,
            includeStacktraceInErrorResponses: false,
            formatError: answerErrors,
            ...limitsOf(config.demo),
            plugins: [ApolloServerPluginCacheControlDisabled()],
            subscriptions: {
              'graphql-ws': {
                path: '/graphql',
                onConnect: ({ extra }) => sockets.letIn(extra as SocketExtra),
                onDisconnect: ({ extra }) => sockets.leave(extra as SocketExtra),
              },
            },
            context: contextOf,
          }),
        }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: AllowGuard },
        { provide: APP_FILTER, useClass: EveryErrorFilter },
        { provide: APP_INTERCEPTOR, useClass: RefusalsInterceptor },
      ],
    };
  }
}
