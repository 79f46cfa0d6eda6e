/**
 * Runs before every `npm start` and `npm test`, on whatever Node the machine has (20 or newer): makes sure that the
 * packages of the lockfile are installed. Among them is the Node that the programs themselves then run on.
 * Built-in modules only, since nothing else may be there yet.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, stampInstalled } from './lockfile-stamp.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const NEEDED = { major: 24, minor: 11 };

/** Apple silicon gets no Node from npm (there is no such package), so the system's has to do. */
function refuseOldNodeOnAppleSilicon() {
  if (process.platform !== 'darwin' || process.arch !== 'arm64') return;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return;
  const found = process.versions.node;
  console.error(
    `On Apple silicon Sidecrew needs Node ${NEEDED.major}.${NEEDED.minor} or newer; this is ${found}. Try: brew install node@24`,
  );
  process.exit(1);
}

function install() {
  console.log('Installing packages. The first time takes a few minutes.');
  const npm = process.env['npm_execpath'];
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // npm.cmd is a script, which Windows starts only through a shell.
    shell: !npm && process.platform === 'win32',
  });
  const began = Date.now();
  const ticking = setInterval(() => {
    console.log(`  … still installing (${Math.round((Date.now() - began) / 1000)} s)`);
  }, 15_000);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => clearInterval(ticking));
}

async function installOnce() {
  // Another start in the same folder may have installed while this one waited.
  if (isInstalled(ROOT)) return;
  const code = await install();
  if (code !== 0) {
    console.error('The packages could not be installed. Read the lines above, check the network, then try again.');
    process.exitCode = 1;
    return;
  }
  stampInstalled(ROOT);
}

refuseOldNodeOnAppleSilicon();
if (!isInstalled(ROOT)) await oneAtATime(join(ROOT, '.sidecrew', 'installing'), installOnce);
