import type { Clock } from './clock/clock.js';
import type { Watcher } from './exchange.js';
import type { Store } from './storage/store.js';
import type { Tables } from './storage/tables.js';

/** The request that is being carried out, as events name it. */
export interface Cause {
  requestId: string;
  idempotencyKey: string | null;
}

/** What every action of the sandbox works on. */
export interface World {
  readonly store: Store;
  readonly tables: Tables;
  readonly clock: Clock;
  /** The account that owns the secret key. */
  readonly platform: string;
  readonly secretKey: string;
  /** The base of the links to hosted pages. */
  publicUrl: string;
  /** The request behind the current step; null when the clock acts. */
  cause: Cause | null;
  /** Told of all that goes over the wire; only tests look. */
  readonly watch: Watcher | undefined;
}

/** The sandbox's time in unix seconds, as v1 objects carry it. */
export function nowSeconds(world: World): number {
  return Math.floor(world.clock.now() / 1000);
}

/** The sandbox's time as v2 objects carry it. */
export function nowIso(world: World): string {
  return new Date(world.clock.now()).toISOString();
}
