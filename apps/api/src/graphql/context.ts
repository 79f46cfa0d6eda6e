import { LoaderSet, type RequestContext } from '@sidecrew/platform';
import type { Response } from 'express';
import type { SocketExtra } from '../http/subscription-sessions.js';
import type { KnownRequest } from '../http/who-asks.js';

interface OverHttp {
  readonly req: KnownRequest;
  readonly res: Response;
}

interface OverSocket {
  readonly extra: SocketExtra;
}

/** Builds what resolvers see of a request: who asks, and loaders that live as long as the request. */
export function contextOf(given: OverHttp | OverSocket): RequestContext {
  const loaders = new LoaderSet();
  if ('extra' in given) {
    return { req: given.extra.request, res: null, actor: given.extra.actor ?? null, loaders };
  }
  return { req: given.req, res: given.res, actor: given.req.actor ?? null, loaders };
}
