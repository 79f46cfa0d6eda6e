const minute = 60_000;
const steps: ReadonlyArray<[limit: number, size: number, unit: Intl.RelativeTimeFormatUnit]> = [
  [60 * minute, minute, 'minute'],
  [36 * 60 * minute, 60 * minute, 'hour'],
  [60 * 24 * 60 * minute, 24 * 60 * minute, 'day'],
  [Number.POSITIVE_INFINITY, 30 * 24 * 60 * minute, 'month'],
];

/** "in 3 days", "2 hours ago". */
export function relativeTime(at: number, now: number, locale: string): string {
  const away = at - now;
  const [, size, unit] = steps.find(([limit]) => Math.abs(away) < limit) ?? [0, minute, 'minute' as const];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(away / size), unit);
}

/** "Fri 28 Nov, 14:00"; the year only when it is another one. */
export function shortMoment(at: number, now: number, locale: string, timeZone: string, withTime = true): string {
  const year = (moment: number) => new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone }).format(moment);
  const parts = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year(at) === year(now) ? {} : { year: 'numeric' }),
    timeZone,
  });
  const day = parts.format(at).replace(/^(\p{L}+),/u, '$1');
  if (!withTime) return day;
  const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  return `${day}, ${hours.format(at)}`;
}

/** The exact moment with its zone, for the tooltip and for screen readers. */
export function exactMoment(at: number, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(at);
}

/** "2 days 4 h", "3 h 10 min", "under a minute": how long is left, two units at most. */
export function timeLeft(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / minute));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}${hours ? ` ${hours} h` : ''}`;
  if (hours > 0) return `${hours} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
  return minutes > 0 ? `${minutes} min` : 'under a minute';
}
