import type { World } from '../world.js';
import type { Infer, Shape } from './fields.js';
import { parseShape } from './shapes.js';

/** One call as a route sees it. */
export interface Call<S extends Shape> {
  world: World;
  /** The account that acts: the platform, or a connected account it speaks for. */
  account: string;
  params: Infer<S>;
  /** The ids in the path, in order. */
  ids: string[];
  path: string;
}

/** A call whose parameters have not been read yet. */
export interface RawCall {
  world: World;
  account: string;
  raw: unknown;
  ids: string[];
  path: string;
}

/** A method and path with its parameters and what it does. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** As it is declared, with `:id` where an id stands. */
  path: string;
  pattern: RegExp;
  /** The parameters that it takes. */
  shape: Shape;
  /** Reads the parameters (may refuse) and gives back the action itself. */
  prepare(call: RawCall): () => unknown;
}

/** Declares a route; `:id` in the path stands for an id. */
export function route<S extends Shape>(method: Route['method'], path: string, shape: S, act: (call: Call<S>) => unknown): Route {
  const pattern = new RegExp(`^${path.replace(/:id/g, '([^/]+)')}$`);
  return {
    method,
    path,
    pattern,
    shape,
    prepare: ({ raw, ...call }) => {
      const params = parseShape(shape, raw);
      return () => act({ ...call, params });
    },
  };
}
