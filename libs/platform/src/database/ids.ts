import { v7 } from 'uuid';

/** A new id: UUIDv7, so that indexes grow at one end. It carries wall time; never sort people's lists by it. */
export const newId = (): string => v7();
