import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Actors } from '@sidecrew/identity';
import type { Config } from '@sidecrew/platform';
import type { RequestHandler } from 'express';
import { AppModule } from './app.module.js';
import { inputChecks } from './errors/input-errors.js';
import { PlainTextPipe } from './errors/plain-text.pipe.js';
import { jsonBodies } from './http/bodies.js';
import { originCheck } from './http/origin-check.js';
import { requestRate } from './http/request-rate.js';
import { securityHeaders } from './http/security-headers.js';
import { SESSION } from './http/subscription-sessions.js';
import { whoAsks } from './http/who-asks.js';
import { loadWeb } from './web.js';

/** Puts the application together: API, worker and every test use this one. Listening is the caller's. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    bodyParser: false,
    logger: ['warn', 'error', 'fatal'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  app.set('trust proxy', config.trustProxy);
  app.disable('x-powered-by');
  app.useGlobalPipes(new PlainTextPipe(), inputChecks());

  const web = await loadWeb(app, config);
  app.use(...securityHeaders(config));
  if (web) app.use(web.assets);
  app.use(originCheck(config));
  app.use(app.get<RequestHandler>(SESSION));
  app.use(whoAsks(app.get(Actors)));
  app.use(requestRate(config.requestsPerMinute));
  app.use(jsonBodies());
  // Before init, which ends with the answer for paths that nobody serves.
  if (web) app.use(web.pages);
  await app.init();
  return app;
}
