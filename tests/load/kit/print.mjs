// @ts-check

/**
 * One line: what was measured, its figures, and where there is an aim whether it is met.
 * @param {string} what
 * @param {import('./measure.mjs').Measured} measured
 */
export function printRate(what, { rate, p50, p95, p99 }) {
  const ms = [p50, p95, p99].map((one) => one.toFixed(1)).join(' / ');
  console.log(`  ${what.padEnd(52)} ${rate.toFixed(0).padStart(6)}/s   p50/p95/p99 ${ms} ms`);
}

/**
 * @param {string} what
 * @param {number} ratio
 * @param {{ atLeast?: number, atMost?: number }} aim
 */
export function printRatio(what, ratio, { atLeast, atMost }) {
  const met = (atLeast === undefined || ratio >= atLeast) && (atMost === undefined || ratio <= atMost);
  const aim = atLeast !== undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  console.log(`  ${met ? '✓' : '✗'} ${what.padEnd(50)} ${ratio.toFixed(2).padStart(6)}     aim: ${aim}`);
}
