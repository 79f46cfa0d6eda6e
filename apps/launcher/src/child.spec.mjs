import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runChild, startChild } from './child.mjs';

let folder;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'sidecrew-child-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name, source) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  return file;
}

describe('a program of ours', () => {
  it('is asked to end and waited for', async () => {
    const file = program('polite', `process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); console.log('here');`);
    const child = startChild('spec-polite', file, {});
    await child.line((line) => line === 'here');
    await child.stop();
    expect(await child.ended).toBe(0);
  });

  it('gets its settings and is over when its work is done', async () => {
    const lines = [];
    const file = program('worker', 'console.log(process.env.GREETING)');
    await runChild('spec-worker', file, { GREETING: 'hello' }, { onLine: (line) => lines.push(line) });
    expect(lines).toEqual(['hello']);
  });

  it('that fails is named with its log', async () => {
    const run = runChild('spec-broken', program('broken', 'console.log("no table"); process.exit(3)'), {});
    await expect(run).rejects.toThrow('"spec-broken" ended with code 3. What it said is in .sidecrew/logs/spec-broken.log.\n  no table');
  });

  it('that ends before it said what we wait for fails the wait', async () => {
    const child = startChild('spec-silent', program('silent', ''), {});
    await expect(child.line((line) => line === 'ready')).rejects.toThrow('"spec-silent" ended with code 0');
  });
});
