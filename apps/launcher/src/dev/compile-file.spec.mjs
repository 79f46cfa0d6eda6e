import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compileFile } from './compile-file.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidecrew-compile-'));
  mkdirSync(join(folder, 'src/bidding'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = (text) => writeFileSync(join(folder, 'src/bidding/bid.ts'), text);
const built = () => join(folder, 'dist/bidding/bid.js');

describe('a saved file', () => {
  it('lands where the build would put it, with a map', async () => {
    source('export const price: number = 5;');
    await compileFile(folder, 'bidding/bid.ts');
    expect(readFileSync(built(), 'utf8')).toContain('export const price = 5;');
    expect(existsSync(`${built()}.map`)).toBe(true);
  });

  it('is gone from the build too when it was deleted', async () => {
    source('export const price = 5;');
    await compileFile(folder, 'bidding/bid.ts');
    rmSync(join(folder, 'src/bidding/bid.ts'));
    await compileFile(folder, 'bidding/bid.ts');
    expect(existsSync(built())).toBe(false);
  });

  it('that does not parse leaves the build as it was', async () => {
    source('export const price = 5;');
    await compileFile(folder, 'bidding/bid.ts');
    source('export const price = ;');
    await expect(compileFile(folder, 'bidding/bid.ts')).rejects.toThrow();
    expect(readFileSync(built(), 'utf8')).toContain('price = 5');
  });
});
