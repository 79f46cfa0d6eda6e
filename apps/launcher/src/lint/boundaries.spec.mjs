import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { depConstraints } from './boundaries.mjs';

const ROOT = join(import.meta.dirname, '../../../..');

const packages = globSync('{apps,libs}/*/package.json', { cwd: ROOT }).map((file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')));

describe('the arrows between packages', () => {
  it('name every package, so that a new one cannot import at will', () => {
    const ruled = depConstraints.map(({ sourceTag }) => sourceTag);
    // The API gathers everything and the test kit builds worlds of it; for these two the scope is enough.
    const unruled = packages
      .filter(({ name }) => name !== '@sidecrew/api')
      .filter(({ nx }) => !nx.tags.some((tag) => !tag.startsWith('scope:') && ruled.includes(tag)))
      .map(({ name }) => name);
    expect(unruled).toEqual([]);
  });

  it('are the ones that package.json promises', () => {
    const beyond = packages.flatMap(({ name, nx, dependencies = {} }) => {
      const rule = depConstraints.find(({ sourceTag }) => sourceTag.startsWith('lib:') && nx.tags.includes(sourceTag));
      if (!rule) return [];
      return Object.keys(dependencies)
        .filter((other) => other.startsWith('@sidecrew/'))
        .filter((other) => !rule.onlyDependOnLibsWithTags.includes(other.replace('@sidecrew/', 'lib:')))
        .map((other) => `${name} → ${other}`);
    });
    expect(beyond).toEqual([]);
  });
});
