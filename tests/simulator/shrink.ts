import { commandsOf } from './commands.js';
import { Broken, run, type Wish } from './run.js';

/**
 * Looks for the fewest commands of a broken run that still break it: leaves out halves, quarters, and so on, as long as the
 * rest breaks too. What a race decides may differ from try to try, so the answer is short rather than shortest.
 */
export async function shrink(wish: Wish, broken: Broken, untilMs: number): Promise<readonly number[]> {
  const last = broken.at?.n ?? wish.steps - 1;
  let kept = commandsOf(wish.seed, wish.steps).flatMap(({ n }) => (n <= last && (!wish.only || wish.only.includes(n)) ? [n] : []));
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length;) {
      if (Date.now() > untilMs) return kept;
      const rest = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (rest.length > 0 && (await breaks({ ...wish, only: rest, tell: undefined }))) kept = rest;
      else start += size;
    }
  }
  return kept;
}

async function breaks(wish: Wish): Promise<boolean> {
  try {
    await run(wish);
    return false;
  } catch (error) {
    if (error instanceof Broken) return true;
    throw error;
  }
}
