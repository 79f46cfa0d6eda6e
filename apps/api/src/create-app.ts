import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Actors, sessionMiddleware } from '@sidecrew/identity';
import type { Actor, Config } from '@sidecrew/platform';
import type { NextFunction, Request, Response } from 'express';
import { AppModule } from './app.module.js';
import { inputChecks } from './graphql/input-errors.js';
import { securityHeaders } from './http/security-headers.js';
import { originCheck } from './http/origin-check.js';
import { SessionPool } from './http/session-pool.js';
import { SubscriptionSessions } from './http/subscription-sessions.js';

/** Puts the application together: API, worker and every test use this one. Listening and web pages are the caller's. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    rawBody: true,
    logger: ['warn', 'error', 'fatal'],
  });
  app.enableShutdownHooks();
  app.set('trust proxy', config.trustProxy);
  app.disable('x-powered-by');
  app.useBodyParser('json', { limit: '1mb' });
  app.useGlobalPipes(inputChecks());

  const session = sessionMiddleware(config, app.get(SessionPool).open(config.databaseUrl));
  app.get(SubscriptionSessions).use(session);

  const actors = app.get(Actors);
  app.use(...securityHeaders(config));
  app.use(originCheck(config));
  app.use(session);
  app.use((req: Request & { actor?: Actor | null }, _res: Response, next: NextFunction) => {
    actors.of(req.session, req.sessionID).then((actor) => {
      req.actor = actor;
      next();
    }, next);
  });
  await app.init();
  return app;
}
