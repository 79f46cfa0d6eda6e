import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandOf } from './command-of.mjs';
import { inState } from './places.mjs';

const FILE = inState('launcher.pid');

/** @returns {Promise<number | undefined>} the launcher that runs this checkout now */
export async function runningLauncher() {
  if (!existsSync(FILE)) return undefined;
  const pid = Number(readFileSync(FILE, 'utf8'));
  const command = await commandOf(pid);
  return /launcher|node\.exe/.test(command) ? pid : undefined;
}

export function claimPidFile() {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, String(process.pid));
}

export function leavePidFile() {
  rmSync(FILE, { force: true });
}
