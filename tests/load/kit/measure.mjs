// @ts-check

/**
 * @typedef {object} Measured
 * @property {number} rate jobs per second
 * @property {number} p50 milliseconds
 * @property {number} p95
 * @property {number} p99
 */

/**
 * Does every job once, so many at a time, each as soon as another ends.
 * @template T
 * @param {readonly T[]} jobs
 * @param {number} atOnce
 * @param {(job: T) => Promise<unknown>} act
 * @returns {Promise<Measured>}
 */
export async function measure(jobs, atOnce, act) {
  const waiting = jobs.values();
  /** @type {number[]} */
  const took = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const job of waiting) {
        const start = performance.now();
        await act(job);
        took.push(performance.now() - start);
      }
    }),
  );
  const rate = (jobs.length / (performance.now() - began)) * 1000;
  took.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? NaN;
  return { rate, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/**
 * Measures sides in turns, A B A B, so that what else the machine does meets all of them alike; answers each one's median round.
 * @template {string} Side
 * @param {Readonly<Record<Side, () => Promise<Measured>>>} sides
 * @param {number} rounds
 * @returns {Promise<Record<Side, Measured>>}
 */
export async function inTurns(sides, rounds) {
  const names = /** @type {Side[]} */ (Object.keys(sides));
  const seen = new Map(names.map((name) => [name, /** @type {Measured[]} */ ([])]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) seen.get(name)?.push(await sides[name]());
  }
  return /** @type {Record<Side, Measured>} */ (Object.fromEntries([...seen].map(([name, all]) => [name, medianOf(all)])));
}

/**
 * Each figure's own median.
 * @param {readonly Measured[]} all
 * @returns {Measured}
 */
function medianOf(all) {
  const of = (/** @type {keyof Measured} */ figure) => median(all.map((one) => one[figure]));
  return { rate: of('rate'), p50: of('p50'), p95: of('p95'), p99: of('p99') };
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
