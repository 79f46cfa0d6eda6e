/** A failure whose message is meant for the person at the terminal and says what to do; no stack trace is shown. */
export class SentenceError extends Error {}

/**
 * Runs a program's main function; a failure becomes a sentence and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runOrExplain(main) {
  try {
    await main();
  } catch (error) {
    console.error(`\n${error instanceof SentenceError ? error.message : (/** @type {Error} */ (error).stack ?? error)}\n`);
    process.exit(1);
  }
}
