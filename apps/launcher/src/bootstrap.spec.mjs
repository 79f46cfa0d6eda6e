import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

/** Stands in for npm: notes how it was called, and makes node_modules as npm would. */
const FAKE_NPM = `
  const { appendFileSync, mkdirSync } = require('node:fs');
  appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
  if (process.env.NPM_FAILS) process.exit(1);
  mkdirSync('node_modules', { recursive: true });
`;

let checkout;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'sidecrew-bootstrap-'));
  const launcher = join(checkout, 'apps/launcher/src');
  mkdirSync(launcher, { recursive: true });
  for (const file of ['bootstrap.mjs', 'lockfile-stamp.mjs', 'one-at-a-time.mjs', 'claim-file.mjs']) {
    copyFileSync(join(import.meta.dirname, file), join(launcher, file));
  }
  writeFileSync(join(checkout, 'npm.cjs'), FAKE_NPM);
  writeFileSync(join(checkout, 'package-lock.json'), '{"packages":{}}');
});

afterEach(() => rmSync(checkout, { recursive: true }));

function bootstrap(env = {}) {
  const npm = join(checkout, 'npm.cjs');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(checkout, 'apps/launcher/src/bootstrap.mjs')],
      { env: { ...process.env, npm_execpath: npm, ...env } },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

const npmCalls = () =>
  existsSync(join(checkout, 'npm-calls')) ? readFileSync(join(checkout, 'npm-calls'), 'utf8').trim().split('\n') : [];

describe('the bootstrap', () => {
  it('installs from the lockfile in a fresh clone, and only once', async () => {
    const first = await bootstrap();
    expect(first.stdout).toContain('Installing packages');
    const second = await bootstrap();
    expect(second).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(npmCalls()).toEqual([expect.stringMatching(/^ci /)]);
  });

  it('installs again when the lockfile has changed', async () => {
    await bootstrap();
    writeFileSync(join(checkout, 'package-lock.json'), '{"packages":{"":{}}}');
    await bootstrap();
    expect(npmCalls()).toHaveLength(2);
  });

  it('says what to do when npm fails, and tries again the next time', async () => {
    const failed = await bootstrap({ NPM_FAILS: '1' });
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('check the network, then try again');
    expect(await bootstrap()).toMatchObject({ code: 0 });
    expect(npmCalls()).toHaveLength(2);
  });

  it('installs once when two start at the same moment', async () => {
    expect(await Promise.all([bootstrap(), bootstrap()])).toEqual([
      expect.objectContaining({ code: 0 }),
      expect.objectContaining({ code: 0 }),
    ]);
    expect(npmCalls()).toHaveLength(1);
  });

  it('believes npm when a person installed by hand, but only for the same versions', async () => {
    const packages = (version) =>
      JSON.stringify({ packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b-win': { version: '1', optional: true } } });
    writeFileSync(join(checkout, 'package-lock.json'), packages('1.0.0'));
    mkdirSync(join(checkout, 'node_modules'));
    writeFileSync(
      join(checkout, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
    );
    await bootstrap();
    expect(npmCalls()).toEqual([]);
    writeFileSync(join(checkout, 'package-lock.json'), packages('1.0.1'));
    await bootstrap();
    expect(npmCalls()).toHaveLength(1);
  });
});
