import { later } from '@sidecrew/platform';
import { launchTimers } from '../timers.js';

/** Until when an expert may give back what was released to them at that moment (product §3.4). */
export const mayBeGivenBackUntil = (releasedAt: Date): Date => later(releasedAt, launchTimers.VOLUNTARY_REFUND);
