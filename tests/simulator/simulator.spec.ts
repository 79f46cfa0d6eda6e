import { describe, expect, it, jest } from '@jest/globals';
import { Broken, run, type Wish } from './run.js';
import { shrink } from './shrink.js';
import { type Tally, told } from './tally.js';

/** What `npm run simulate` asks for; without it, a few short runs that are the same every time. */
const asked = process.env['SIMULATE'];
/** At once: Jest keeps what the console says until the end. */
const tell = (line: string) => void process.stderr.write(`${line}\n`);
const fixed: readonly Wish[] = [
  { seed: 1, steps: 120 },
  { seed: 2, steps: 120, currencies: ['JPY', 'EUR'] },
];
const wishes: readonly Wish[] = asked ? [{ ...(JSON.parse(asked) as Wish), tell }] : fixed;

jest.setTimeout(asked ? 24 * 3_600_000 : 240_000);

/** How long a failure may be made shorter before it is shown. */
const shrinkingMs = asked ? Number(process.env['SIMULATE_SHRINK_MINUTES'] ?? 10) * 60_000 : 20_000;

describe('a random life of the marketplace', () => {
  it.each(wishes)('seed $seed, $steps steps: no cent is lost, and nothing happens that nobody could do', async (wish) => {
    const tally = await play(wish);
    expect(tally.steps).toBe(wish.only?.length ?? wish.steps);
    if (asked) tell(told(tally));
  });
});

/** The fewest commands, unless they are all up to the last one. */
const replay = ({ steps }: Wish, fewest: readonly number[]): string => {
  const last = fewest.at(-1) ?? steps - 1;
  return fewest.length > last ? String(last + 1) : `${steps} --only ${fewest.join(',')}`;
};

/** Runs, and shows a failure as the fewest commands that lead to it. */
async function play(wish: Wish): Promise<Tally> {
  try {
    return await run(wish);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    wish.tell?.(`${error.message}\nLooking for a shorter way to it.`);
    const fewest = await shrink(wish, error, Date.now() + shrinkingMs);
    throw new Error(`${error.message}\n\nPlay it again:\n  npm run simulate -- --seed ${wish.seed} --steps ${replay(wish, fewest)}\n`, {
      cause: error,
    });
  }
}
