import { invalidRequest } from './api-error.js';
import { isRecord } from './shapes.js';
import { expandable, findById } from './expandable.js';
import { present } from './present.js';
import type { World } from '../world.js';

const MAX_DEPTH = 4;

/** Replaces ids by objects where the caller asked for it. Works on the presented copy. */
export function expand(world: World, answer: unknown, paths: string[] | undefined): unknown {
  for (const path of paths ?? []) {
    const steps = path.split('.');
    if (steps.length > MAX_DEPTH + (steps[0] === 'data' ? 1 : 0)) {
      throw invalidRequest(`You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}.`, {
        param: 'expand',
      });
    }
    expandPath(world, answer, steps, path);
  }
  return answer;
}

function expandPath(world: World, node: unknown, steps: string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined || node === null || node === undefined) return;
  if (Array.isArray(node)) {
    for (const item of node) expandPath(world, item, steps, path);
    return;
  }
  if (!isRecord(node)) throw cannotExpand(path);
  if (step === 'data' && node['object'] === 'list') {
    expandPath(world, node['data'], rest, path);
    return;
  }
  const value = expanded(world, node, step, path);
  // A field that an object may lack stays away when there is nothing to put there.
  if (value !== undefined) node[step] = value;
  expandPath(world, value, rest, path);
}

function expanded(world: World, node: Record<string, unknown>, step: string, path: string): unknown {
  const kind = typeof node['object'] === 'string' ? node['object'] : '';
  const rule = expandable[kind]?.[step];
  const value = node[step];
  if (rule === undefined) {
    // A plain part of the object (such as a list in it) may be stepped through, but is nothing to fetch.
    if (isRecord(value) || Array.isArray(value)) return value;
    throw cannotExpand(path);
  }
  if (rule !== 'by-id') return value ?? present(rule(world, node));
  return typeof value === 'string' ? (present(findById(world, value)) ?? value) : value;
}

function cannotExpand(path: string) {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
}
