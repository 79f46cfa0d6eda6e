import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { countOf } from './run-jest.mjs';
import { runStages, summary } from './stages.mjs';

const passing = async () => true;
const failing = async () => false;

describe('the stages of npm test', () => {
  beforeEach(() => {
    for (const method of ['log', 'error']) jest.spyOn(console, method).mockImplementation(() => {});
  });
  afterEach(() => jest.restoreAllMocks());

  it('go on after a failure, but not where the failed one is needed', async () => {
    const done = await runStages([
      { name: 'format', run: failing },
      { name: 'build', run: () => Promise.reject(new Error('no disk')) },
      { name: 'lint', run: passing },
      { name: 'specs', run: passing, needs: 'build' },
    ]);
    expect(done.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'passed', 'skipped']);
  });

  it('are summed up one a line', () => {
    const text = summary([
      { name: 'build', outcome: 'failed', took: 1234 },
      { name: 'specs', outcome: 'skipped', took: 0 },
    ]);
    expect(text.split('\n')).toEqual([expect.stringMatching(/^✗ build +1\.2 s$/), expect.stringMatching(/^– specs +skipped$/)]);
  });
});

describe('counting specs', () => {
  const results = { numPassedTests: 5, numFailedTests: 1, numRuntimeErrorTestSuites: 1 };

  it('counts a file that does not load as a failure', () => {
    expect(countOf(results, false)).toEqual({ passed: 5, failed: 2 });
  });

  it('never calls a run clean that Jest calls failed', () => {
    expect(countOf({ ...results, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, false).failed).toBe(1);
  });
});
