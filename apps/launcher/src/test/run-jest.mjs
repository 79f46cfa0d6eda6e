import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inState, STATE } from '../places.mjs';
import { tool } from './tool.mjs';
import { TRIED } from './tried.mjs';

const RESULTS = inState('test-results.json');

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Runs the specs and counts them. A file that does not even load counts as one failure.
 * @param {string[]} filter
 * @returns {Promise<Count>}
 */
export async function runJest(filter) {
  mkdirSync(STATE, { recursive: true });
  rmSync(RESULTS, { force: true });
  rmSync(TRIED, { force: true });
  const content = await tool('jest/bin/jest.js', ['--json', `--outputFile=${RESULTS}`, ...filter], {
    nodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  });
  if (!existsSync(RESULTS)) return { passed: 0, failed: 1 };
  return countOf(JSON.parse(readFileSync(RESULTS, 'utf8')), content);
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number }} results
 * @param {boolean} content what Jest's exit code says
 * @returns {Count}
 */
export function countOf(results, content) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return { passed: results.numPassedTests, failed: content ? failed : Math.max(failed, 1) };
}
