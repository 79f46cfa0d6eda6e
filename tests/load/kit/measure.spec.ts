import { describe, expect, it } from '@jest/globals';
import { inTurns, measure, median } from './measure.mjs';

describe('measuring', () => {
  it('does each job once, never more at a time than it may', async () => {
    const done: number[] = [];
    let [running, most] = [0, 0];
    const { rate } = await measure([1, 2, 3, 4, 5, 6, 7], 3, async (job) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      done.push(job);
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
    expect(rate).toBeGreaterThan(0);
  });

  it('takes turns, and answers the median of each figure', async () => {
    const turns: string[] = [];
    const side = (name: string, rates: number[]) => async () => {
      turns.push(name);
      return { rate: rates.shift() ?? NaN, p50: 1, p95: 2, p99: 3 };
    };
    const seen = await inTurns({ a: side('a', [9, 1, 5]), b: side('b', [2, 2, 8]) }, 3);
    expect(turns).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect([seen.a.rate, seen.b.rate]).toEqual([5, 2]);
  });

  it('takes the middle of an even number between two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
