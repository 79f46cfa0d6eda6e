import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approvedMinutesOf, costOf, paidMinutesOf } from './hours.js';

describe('the cost of hours', () => {
  it.each([
    [60, 4_000n, 4_000n],
    [90, 4_000n, 6_000n],
    [1, 4_000n, 67n],
    [7, 3_333n, 389n],
    [30, 1n, 0n],
    [90, 1n, 2n],
    [0, 4_000n, 0n],
  ])('%i minutes at %s an hour are %s', (minutes, rate, cost) => {
    expect(costOf(minutes, rate)).toBe(cost);
  });

  it('is rounded once: never off by more than half a cent, however it was logged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_600 }), fc.bigInt({ min: 1n, max: 100_000n }), (minutes, rate) => {
        const off = costOf(minutes, rate) * 60n - BigInt(minutes) * rate;
        expect(off >= -30n && off <= 30n).toBe(true);
      }),
    );
  });
});

describe('a week with a cap', () => {
  const line = (id: string, day: string, minutes: number) => ({ id, day, minutes });

  it('pays the days in their order until the cap, and keeps the rest as unpaid', () => {
    const paid = paidMinutesOf([line('c', '2026-12-02', 300), line('b', '2026-12-01', 200), line('a', '2026-12-01', 100)], 400);
    expect([paid.get('a'), paid.get('b'), paid.get('c')]).toEqual([100, 200, 100]);
  });

  it('never pays more than the cap, and all where it fits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 720 }), { maxLength: 20 }), fc.integer({ min: 60, max: 3_600 }), (minutes, cap) => {
        const lines = minutes.map((n, index) => line(`${index}`, '2026-12-01', n));
        const paid = [...paidMinutesOf(lines, cap).values()].reduce((sum, n) => sum + n, 0);
        expect(paid).toBe(
          Math.min(
            cap,
            minutes.reduce((sum, n) => sum + n, 0),
          ),
        );
      }),
    );
  });

  it('counts what nobody asked about, and answers; an unanswered query counts for nothing', () => {
    const of = (paidMinutes: number, queryReason: string | null = null, answeredMinutes: number | null = null) => ({
      paidMinutes,
      queryReason,
      answeredMinutes,
    });
    expect(approvedMinutesOf([of(60), of(60, 'why?'), of(60, 'why?', 45), of(60, 'why?', 0)])).toBe(105);
  });
});
