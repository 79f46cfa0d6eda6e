import type { Readable } from 'node:stream';

/** Where bytes live, under names that the server made. The disk and S3 keep the same contract. */
export interface FileStore {
  /** Keeps the bytes; the same key is written once. */
  put(key: string, bytes: Buffer, mime: string): Promise<void>;
  /** The bytes as a stream, or null where there are none. */
  get(key: string): Promise<Readable | null>;
  remove(key: string): Promise<void>;
}

export const FILE_STORE = Symbol('FileStore');
