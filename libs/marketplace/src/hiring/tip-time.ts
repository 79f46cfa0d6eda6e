import { days, later } from '@sidecrew/platform';

/** A tip may still be given so long after the contract's end (product §2, "tip"). */
const tipDays = 30;

/** Whether an owner may tip at this moment, once something was released. `endedAt` is null while the contract lives. */
export const mayBeTipped = (endedAt: Date | null, now: Date): boolean => !endedAt || now <= later(endedAt, days(tipDays));
