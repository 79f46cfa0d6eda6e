import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const swc = join(dirname(createRequire(import.meta.url).resolve('@swc/cli/package.json')), 'bin/swc.js');

describe('the process', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(project, '.spec-'));
    const sources = ['src', '-d', join(folder, 'dist'), '--strip-leading-paths', '--ignore', '**/*.spec.ts'];
    execFileSync(process.execPath, [swc, ...sources, '--config-file', '../../.swcrc', '-q'], {
      cwd: project,
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says where it listens in one line, takes its settings from the environment and ends on SIGTERM', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const child = spawn(process.execPath, [join(folder, 'dist/main.js')], {
      env: { SANDBOX_PORT: '0', SANDBOX_SECRET_KEY: 'sk_test_other', SANDBOX_DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const line = await new Promise<string>((resolve) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')));
    });
    const { listening } = JSON.parse(line) as { listening: string };
    expect(line).toBe(`{"listening":"${listening}"}\n`);
    const answer = await fetch(`${listening}/v1/balance`, {
      headers: { Authorization: 'Bearer sk_test_other' },
    });
    expect(answer.status).toBe(200);
    child.kill('SIGTERM');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(0);
    rmSync(dataDir, { recursive: true, force: true });
  });
});
