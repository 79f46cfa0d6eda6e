/** What one line of a week says about time. */
export interface TimedLine {
  readonly id: string;
  readonly day: string;
  readonly minutes: number;
}

export interface CountedLine {
  readonly paidMinutes: number;
  readonly queryReason: string | null;
  /** What the expert answered to a query; null while they have not. */
  readonly answeredMinutes: number | null;
}

/** The paid minutes of each line, in the order of the days: beyond the week's cap nothing is paid. */
export function paidMinutesOf(lines: readonly TimedLine[], capMinutes: number): Map<string, number> {
  let left = capMinutes;
  const inOrder = [...lines].sort((a, b) => (a.day === b.day ? a.id.localeCompare(b.id) : a.day.localeCompare(b.day)));
  return new Map(
    inOrder.map(({ id, minutes }) => {
      const paid = Math.min(left, minutes);
      left -= paid;
      return [id, paid];
    }),
  );
}

/** The minutes that a week is approved with: lines nobody asked about, and answers; a query without an answer counts for nothing. */
export const approvedMinutesOf = (lines: readonly CountedLine[]): number =>
  lines.reduce(
    (sum, { paidMinutes, queryReason, answeredMinutes }) => sum + (queryReason === null ? paidMinutes : (answeredMinutes ?? 0)),
    0,
  );

/** What so many minutes cost: all of them × the rate per hour ÷ 60, rounded once, half to even. */
export function costOf(minutes: number, rateMinor: bigint): bigint {
  const exact = BigInt(minutes) * rateMinor;
  const [whole, rest] = [exact / 60n, exact % 60n];
  return rest > 30n || (rest === 30n && whole % 2n === 1n) ? whole + 1n : whole;
}
