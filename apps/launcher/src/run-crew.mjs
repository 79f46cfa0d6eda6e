import { Crew } from './crew.mjs';
import { claimPidFile, leavePidFile, runningLauncher } from './pid-file.mjs';
import { runOrExplain, SentenceError } from './sentence-error.mjs';

/**
 * Starts a crew and keeps it together until Ctrl-C (all stop, exit code 0) or until one of them is lost (all stop, a
 * sentence, exit code 1).
 * @param {(crew: Crew) => Promise<void>} up
 */
export async function runCrew(up) {
  await runOrExplain(async () => {
    const running = await runningLauncher();
    if (running) {
      throw new SentenceError(`Sidecrew already runs from this folder (process ${running}). Stop it with Ctrl-C, or with: npm run reset`);
    }
    claimPidFile();
    const crew = new Crew();
    endOnSignal(crew);
    try {
      await up(crew);
      const lost = await crew.firstLost;
      throw new SentenceError(
        `"${lost}" has ended unexpectedly, so everything was stopped. Look into .sidecrew/logs/${lost}.log, then start again.`,
      );
    } finally {
      await crew.stop();
      leavePidFile();
    }
  });
}

/** @param {Crew} crew */
function endOnSignal(crew) {
  let asked = false;
  async function end() {
    // Asked twice means: now. What we started ends with us all the same.
    if (asked) process.exit(1);
    asked = true;
    console.log('\nStopping …');
    await crew.stop();
    leavePidFile();
    console.log('Stopped. The data is kept; npm start goes on where you left.');
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
}
