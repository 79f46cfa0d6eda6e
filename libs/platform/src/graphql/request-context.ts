import type { Request, Response } from 'express';
import type { Actor } from '../access/actor.js';
import type { LoaderSet } from './loader-set.js';

/** What every resolver can reach of the request: who asks, the raw request for sessions, and loaders that live as long as it. */
export interface RequestContext {
  readonly req: Request;
  readonly res: Response | null;
  readonly actor: Actor | null;
  readonly loaders: LoaderSet;
}
