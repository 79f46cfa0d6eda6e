/**
 * Loaded first into every program that the launcher starts. The launcher holds the other end of standard input: when
 * it is gone, however that happened, the program is asked to end, so that no start ever meets the rest of an earlier one.
 */
process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
// It must not keep a program alive that is done.
/** @type {import('node:net').Socket} */ (process.stdin).unref?.();
