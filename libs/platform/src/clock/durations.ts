export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

/** `n` business days on (Monday to Friday, UTC), at the same time of day. */
export function businessDaysLater(from: Date, n: number): Date {
  const end = new Date(from);
  for (let left = n; left > 0;) {
    end.setUTCDate(end.getUTCDate() + 1);
    const weekday = end.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return end;
}
