import { inState } from '../places.mjs';

/** Where specs write down the operations that they tried, a line each. */
export const TRIED = inState('tried-operations.jsonl');
