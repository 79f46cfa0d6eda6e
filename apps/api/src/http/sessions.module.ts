import { Module } from '@nestjs/common';
import { IdentityModule, sessionMiddleware } from '@sidecrew/identity';
import { CONFIG, type Config } from '@sidecrew/platform';
import { SessionPool } from './session-pool.js';
import { SESSION, SubscriptionSessions } from './subscription-sessions.js';

/** One session middleware for requests and for subscription sockets. */
@Module({
  imports: [IdentityModule],
  providers: [
    SessionPool,
    SubscriptionSessions,
    {
      provide: SESSION,
      inject: [CONFIG, SessionPool],
      useFactory: (config: Config, { pool }: SessionPool) => sessionMiddleware(config, pool),
    },
  ],
  exports: [SESSION, SubscriptionSessions],
})
export class SessionsModule {}
