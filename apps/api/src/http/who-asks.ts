import { type Actors, noteSeen } from '@sidecrew/identity';
import type { Actor } from '@sidecrew/platform';
import type { Request, RequestHandler } from 'express';

/** A request after this middleware: the actor is read, null where nobody is signed in. */
export type KnownRequest = Request & { actor?: Actor | null };

/** Reads who asks, once per request, for GraphQL, files and pages alike. */
export const whoAsks =
  (actors: Actors): RequestHandler =>
  (req: KnownRequest, _res, next) => {
    req.actor = actors.of(req.session, req.sessionID);
    if (req.actor) noteSeen(req.session);
    next();
  };
