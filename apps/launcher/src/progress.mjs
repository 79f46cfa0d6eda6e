/**
 * Does a piece of work and says how long it took: `✓ database  1.4 s`.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now();
  try {
    const result = await work();
    console.log(`✓ ${name.padEnd(22)} ${seconds(performance.now() - began)}`);
    return result;
  } catch (error) {
    console.log(`✗ ${name.padEnd(22)} ${seconds(performance.now() - began)}`);
    throw error;
  }
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
