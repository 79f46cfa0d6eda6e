import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

/** Everything that a run leaves behind lies in one git-ignored folder, so that reset has one thing to delete. */
export const STATE = join(ROOT, '.sidecrew');

/** @param {string[]} parts */
export const inState = (...parts) => join(STATE, ...parts);

/** @param {string[]} parts */
export const inRoot = (...parts) => join(ROOT, ...parts);
