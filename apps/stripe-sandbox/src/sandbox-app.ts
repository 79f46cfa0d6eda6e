import express, { type Express, type Request, type Response } from 'express';
import type { Control } from './control/control.js';
import { controlRoutes } from './control/control.routes.js';
import type { Courier } from './events/courier.js';
import { pageRoutes } from './pages/pages.routes.js';
import type { RequestHandler } from './protocol/handle-request.js';
import type { World } from './world.js';

/** The HTTP face of a sandbox: the API, the hosted pages and the control surface. */
export function createSandboxApp(parts: {
  world: World;
  handler: RequestHandler;
  control: Control;
  courier: Courier;
  replan: () => void;
}): Express {
  const { world, handler, control, replan } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const raw = express.raw({ type: () => true, limit: '12mb' });
  app.use(['/v1', '/v2'], raw, (request, response) => answerApi(handler, replan, request, response));
  app.use('/_sandbox', controlRoutes(control));
  app.use(pageRoutes(world, control, replan));
  return app;
}

async function answerApi(handler: RequestHandler, replan: () => void, request: Request, response: Response): Promise<void> {
  const url = new URL(request.originalUrl, 'http://sandbox');
  const body: unknown = request.body;
  const outcome = await handler.handle({
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: request.headers,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  });
  replan();
  if (outcome === 'silence') return;
  if (outcome === 'cut') {
    request.socket.destroy();
    return;
  }
  response.status(outcome.status).set(outcome.headers).set('Content-Type', 'application/json').end(outcome.body);
}
