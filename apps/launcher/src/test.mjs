/**
 * `npm test`: everything that must be true before a change goes in. `npm test -- bidding` builds and then runs only the
 * specs whose path contains that word.
 */
import { operationsAreTried } from './test/operations-are-tried.mjs';
import { runJest } from './test/run-jest.mjs';
import { schemaIsFresh } from './test/schema-is-fresh.mjs';
import { runStages, summary } from './test/stages.mjs';
import { nxTargets, tool } from './test/tool.mjs';

const filter = process.argv.slice(2);
let specs = { passed: 0, failed: 0 };

/** @type {import('./test/stages.mjs').Stage} */
const build = { name: 'build', run: () => nxTargets(['build']) };
/** @type {import('./test/stages.mjs').Stage} */
const jest = {
  name: 'specs',
  needs: 'build',
  async run() {
    specs = await runJest(filter);
    return specs.failed === 0;
  },
};
const everything = [
  { name: 'format', run: () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']) },
  { name: 'lint', run: () => nxTargets(['lint']) },
  { name: 'lint of tests', run: () => tool('eslint/bin/eslint.js', ['tests', '*.mjs']) },
  build,
  { name: 'typecheck', run: () => nxTargets(['typecheck']) },
  { name: 'typecheck of tests', run: () => tool('typescript/bin/tsc', ['-p', 'tests/tsconfig.json']) },
  { name: 'schema is fresh', needs: 'build', run: schemaIsFresh },
  jest,
  { name: 'operations are tried', needs: 'specs', run: operationsAreTried },
];

const done = await runStages(filter.length > 0 ? [build, jest] : everything);
const failedStages = done.filter(({ name, outcome }) => outcome === 'failed' && name !== jest.name).length;
const failed = specs.failed + failedStages;

console.log(`\n${summary(done)}\n`);
console.log(`${specs.passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
