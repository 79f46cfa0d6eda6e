import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The command line of a running process, empty when there is none: a number in a pid file says little by itself, since
 * the system gives it to somebody else later.
 * @param {number} pid
 */
export async function commandOf(pid) {
  try {
    const { stdout } = await (process.platform === 'win32'
      ? run('tasklist', ['/FI', `PID eq ${pid}`, '/NH'])
      : run('ps', ['-o', 'command=', '-p', String(pid)]));
    return stdout;
  } catch {
    // `ps` ends with an error when no process has this number.
    return '';
  }
}
