import { days, later } from '@sidecrew/platform';

export const cadences = ['week', 'month'] as const;
export type Cadence = (typeof cadences)[number];

/** A day as text, "2026-11-30"; all days are in UTC. */
export type Day = string;

export const dayOf = (at: Date): Day => at.toISOString().slice(0, 10);
export const midnightOf = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);

/**
 * The first day of the `n`-th period after the one that begins on `first`. Months keep the day of the month, and end with
 * the month where it has no such day: 31 January, 28 February, 31 March.
 */
export function periodStart(first: Day, cadence: Cadence, n: number): Day {
  const from = midnightOf(first);
  if (cadence === 'week') return dayOf(later(from, days(7 * n)));
  const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + n, 1));
  const lastDay = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  month.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return dayOf(month);
}

/** The first period that begins on or after a day. */
export function periodFrom(first: Day, cadence: Cadence, day: Day): Day {
  for (let n = 0; ; n += 1) {
    const start = periodStart(first, cadence, n);
    if (start >= day) return start;
  }
}

/** The first day after a period. */
export const periodEnd = (first: Day, cadence: Cadence, startsOn: Day): Day => periodFrom(first, cadence, dayAfter(startsOn));

export const dayAfter = (day: Day, n = 1): Day => dayOf(later(midnightOf(day), days(n)));

/** The Monday of the week in which a moment lies. */
export const mondayOf = (at: Date): Day => dayOf(later(at, -days((at.getUTCDay() + 6) % 7)));

/** The first moment of the calendar month, by which monthly caps count. */
export const monthOf = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()));
