import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import { DiskStore } from './disk-store.js';
import type { FileStore } from './file-store.js';
import { S3Store } from './s3-store.js';

const folder = await mkdtemp(join(tmpdir(), 'sidecrew-stores-'));
const s3 = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'sidecrew', configs: [] }],
});
const { port } = (await s3.run()) as AddressInfo;

afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

const stores: [string, FileStore][] = [
  ['the disk', new DiskStore(join(folder, 'disk'))],
  [
    'S3',
    new S3Store({
      bucket: 'sidecrew',
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    }),
  ],
];

describe.each(stores)('files on %s', (_name, store) => {
  const bytes = Buffer.from('Ärger – 3 € – 漢字\n');

  it('come back as they were put', async () => {
    const key = randomUUID();
    await store.put(key, bytes, 'text/plain');
    const stream = await store.get(key);
    expect(stream && (await buffer(stream))).toEqual(bytes);
  });

  it('are null where nothing was put', async () => {
    expect(await store.get(randomUUID())).toBeNull();
  });

  it('are gone once removed, and removing again is no fault', async () => {
    const key = randomUUID();
    await store.put(key, bytes, 'text/plain');
    await store.remove(key);
    await store.remove(key);
    expect(await store.get(key)).toBeNull();
  });

  it('may be large', async () => {
    const key = randomUUID();
    const large = Buffer.alloc(6 * 1024 * 1024, 7);
    await store.put(key, large, 'application/zip');
    const stream = await store.get(key);
    expect(stream && (await buffer(stream)).equals(large)).toBe(true);
  });
});

describe('the disk', () => {
  it('never leaves its folder', async () => {
    const store = new DiskStore(join(folder, 'disk'));
    await expect(store.get('../../etc/passwd')).rejects.toThrow('Keys are made by the server.');
  });

  it('writes a key once', async () => {
    const store = new DiskStore(join(folder, 'disk'));
    const key = randomUUID();
    await store.put(key, Buffer.from('first'));
    await expect(store.put(key, Buffer.from('second'))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
