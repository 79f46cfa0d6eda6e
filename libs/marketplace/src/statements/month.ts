import { InvalidInput } from '@sidecrew/platform';

/** A span of time in UTC: from the first moment on, up to but without the last. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Reads "2026-10" as that month in UTC. Refuses what is no month with INVALID_INPUT. */
export function monthSpan(month: string): Span {
  const [, year, number] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (!year || !number) throw new InvalidInput('month', 'Choose a month, written as 2026-10.');
  return { from: new Date(Date.UTC(Number(year), Number(number) - 1)), to: new Date(Date.UTC(Number(year), Number(number))) };
}

/** Reads "2026" as that year in UTC. Refuses what is no year with INVALID_INPUT. */
export function yearSpan(year: string): Span {
  if (!/^20\d\d$/.test(year)) throw new InvalidInput('year', 'Choose a year, written as 2026.');
  return { from: new Date(Date.UTC(Number(year), 0)), to: new Date(Date.UTC(Number(year) + 1, 0)) };
}
