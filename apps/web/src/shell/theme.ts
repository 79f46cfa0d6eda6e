import { cookieOf } from '../server/run-operation';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = 'sidecrew-theme';
export const zoneCookie = 'sidecrew-zone';

export const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme);

/** The pinned theme travels in a cookie, so that the page is right before its first paint, without a script. */
export function themeOf(request: Request): Theme {
  const pinned = cookieOf(request, themeCookie);
  return isTheme(pinned) ? pinned : 'system';
}

/** The zone that the browser told on an earlier visit. */
export function zoneOf(request: Request): string {
  const zone = cookieOf(request, zoneCookie);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    // A cookie may hold anything; an unknown zone is as good as none.
    return 'UTC';
  }
}
