import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Starts Chromium: the one in CHROME_PATH, otherwise the packaged one, unpacked once per version.
 * The flags are chosen here and not taken from the package, whose own are made for one page in one process.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? join(await unpacked(), 'chromium');
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...fonts(executablePath) } });
}

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  // Nothing but the tested pages may use the network: no updates, no look-ups, no first-run pages.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

async function unpacked() {
  const manifest = join(ROOT, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const target = join(ROOT, `node_modules/.cache/chromium-${version}`);
  if (existsSync(target)) return target;
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-chromium.mjs'), target], {
    env: { ...process.env, TMPDIR: `${target}.${process.pid}` },
  });
  return target;
}

/** A bare machine has no font at all and would draw empty boxes; the package brings one. */
function fonts(executablePath: string) {
  const packaged = join(executablePath, '../fonts');
  return existsSync(packaged) && !existsSync('/etc/fonts/fonts.conf') ? { FONTCONFIG_PATH: packaged } : {};
}
