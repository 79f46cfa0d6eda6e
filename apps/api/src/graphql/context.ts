import type { Actors } from '@sidecrew/identity';
import { type Actor, LoaderSet, type RequestContext } from '@sidecrew/platform';
import type { Request, Response } from 'express';

interface OverHttp {
  readonly req: Request & { actor?: Actor | null };
  readonly res: Response;
}

interface OverSocket {
  readonly extra: { readonly actor: Actor | null; readonly request: Request };
}

/** Builds what resolvers see of a request: the actor read anew, and loaders that live as long as the request. */
export const contextOf =
  (actors: Actors) =>
  async (given: OverHttp | OverSocket): Promise<RequestContext> => {
    if ('extra' in given) {
      return { req: given.extra.request, res: null, actor: given.extra.actor, loaders: new LoaderSet() };
    }
    const { req, res } = given;
    const actor = req.actor === undefined ? await actors.of(req.session, req.sessionID ?? null) : req.actor;
    return { req, res, actor, loaders: new LoaderSet() };
  };
