import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '@sidecrew/platform';
import type { CrashPlace } from '../src/gateway/crash-places.js';
import type { decisions, Matter } from './decisions.js';
import type { World } from './world.js';

/** What a worker of its own process is sent for. */
export type Errand = (
  | { readonly do: 'decide'; readonly decision: keyof typeof decisions; readonly matter: Matter }
  | { readonly do: 'sync'; readonly objectId: string; readonly account: string | null }
  | { readonly do: 'drain' }
) & { readonly verdict?: 'wanted' | 'unwanted' };

const here = import.meta.dirname;

/** Sends a worker that dies at the place. Answers the signal that ended it; null when it came home unharmed. */
export async function dieAt(world: World, place: CrashPlace, errand: Errand): Promise<string | null> {
  const child = spawn(process.execPath, ['--no-warnings', '--import', join(here, 'typescript-hooks.mjs'), join(here, 'crash-worker.ts')], {
    env: {
      PATH: process.env['PATH'],
      // Over a hundred processes load the same code.
      NODE_COMPILE_CACHE: join(tmpdir(), 'sidecrew-compile-cache'),
      ...world.env,
      SIDECREW_CRASH_AT: place,
      CRASH_ERRAND: JSON.stringify(errand),
      CLOCK_OFFSET_MS: String(world.get(Clock).offset),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}

/** Does many things side by side, a few at a time: each worker is a process. */
export async function sideBySide<T>(items: readonly T[], act: (item: T) => Promise<void>, atOnce = 3): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
