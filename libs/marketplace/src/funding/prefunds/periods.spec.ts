import { describe, expect, it } from '@jest/globals';
import { mondayOf, monthOf, periodEnd, periodFrom, periodStart } from './periods.js';

describe('periods', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('of a month from %s: number %i begins on %s', (first, n, day) => {
    expect(periodStart(first, 'month', n)).toBe(day);
  });

  it('of a week follow each other every seven days', () => {
    expect(periodStart('2026-12-28', 'week', 1)).toBe('2027-01-04');
    expect(periodEnd('2026-12-28', 'week', '2027-01-04')).toBe('2027-01-11');
  });

  it('end where the next one begins, also where a month is short', () => {
    expect(periodEnd('2026-01-31', 'month', '2026-01-31')).toBe('2026-02-28');
    expect(periodEnd('2026-01-31', 'month', '2026-02-28')).toBe('2026-03-31');
  });

  it('are found from a day on', () => {
    expect(periodFrom('2026-11-26', 'month', '2026-11-26')).toBe('2026-11-26');
    expect(periodFrom('2026-11-26', 'month', '2026-11-27')).toBe('2026-12-26');
  });

  it.each([
    ['2026-11-23T00:00:00.000Z', '2026-11-23'],
    ['2026-11-29T23:59:59.999Z', '2026-11-23'],
    ['2026-11-30T00:00:00.000Z', '2026-11-30'],
  ])('weeks begin on Monday in UTC: %s lies in that of %s', (at, monday) => {
    expect(mondayOf(new Date(at))).toBe(monday);
  });

  it('caps count by calendar months', () => {
    expect(monthOf(new Date('2026-11-30T23:59:00Z'))).toEqual(new Date('2026-11-01T00:00:00Z'));
  });
});
