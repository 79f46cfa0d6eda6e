import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../database/ids.js';
import type { Tx } from '../database/tx.js';
import { Work } from '../database/work.js';
import { NotFound } from '../refusals/refusal.js';
import { FILE_STORE, type FileStore } from './file-store.js';
import { allowedType } from './file-types.js';
import { FileReaders, type FilePurpose } from './file-readers.js';
import { FileRefused } from './files.refusals.js';

export const largestFileBytes = 25 * 1024 * 1024;
const dailyBytes = 200 * 1024 * 1024;

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly purpose: FilePurpose;
  readonly uploaderId: string;
}

const columns = `id, name, mime, bytes, sha256, purpose, uploader_id as "uploaderId"`;

/** Uploaded files: checked by their bytes, kept under names of ours, read only by whom their step lets in. */
@Injectable()
export class Files {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    readonly readers: FileReaders,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Takes a file in. Refuses what is too large, of a type we do not take, or past the person's daily share. */
  async put(actor: Actor, purpose: FilePurpose, givenName: string, bytes: Buffer): Promise<StoredFile> {
    if (bytes.length === 0) throw new FileRefused('This file is empty.');
    if (bytes.length > largestFileBytes) throw new FileRefused('Files may have up to 25 MB.');
    const name = plainName(givenName);
    const mime = await allowedType(name, bytes);
    if (!mime) throw new FileRefused('We take documents, pictures, text, zip, mp4 and mp3 files.');
    const [used] = await this.work.read<{ bytes: string }>(
      `select coalesce(sum(bytes), 0)::bigint as bytes from files where uploader_id = $1 and created_at > $2::timestamptz - interval '1 day'`,
      [actor.id, this.clock.now()],
    );
    if (Number(used?.bytes ?? 0) + bytes.length > dailyBytes) throw new FileRefused('You can upload 200 MB a day. Try again tomorrow.');
    const file: StoredFile = {
      id: newId(),
      name,
      mime,
      purpose,
      bytes: bytes.length,
      uploaderId: actor.id,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    await this.store.put(file.id, bytes, mime);
    await this.work.read(
      `insert into files (id, uploader_id, purpose, name, mime, bytes, sha256, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [file.id, actor.id, purpose, name, mime, file.bytes, file.sha256, this.clock.now()],
    );
    return file;
  }

  /** Opens a file for someone who may read it; for everyone else it does not exist. */
  async open(actor: Actor | null, id: string): Promise<{ file: StoredFile; stream: Readable }> {
    const [file] = await this.work.read<StoredFile>(`select ${columns} from files where id = $1`, [id]);
    if (!file || !(await this.readers.mayRead(actor, file))) throw new NotFound('file');
    const stream = await this.store.get(file.id);
    if (!stream) throw new NotFound('file');
    return { file, stream };
  }

  /** A whole file, for what the product itself sends on; null where there is none. Whether it may be sent is the caller's to know. */
  async content(id: string): Promise<{ name: string; mime: string; bytes: Buffer } | null> {
    const [file] = await this.work.read<StoredFile>(`select ${columns} from files where id = $1`, [id]);
    const stream = file && (await this.store.get(file.id));
    return stream ? { name: file.name, mime: file.mime, bytes: await buffer(stream) } : null;
  }

  /** The person's own uploads of that purpose, in the order asked; anything else refuses as not existing. */
  async mine(tx: Tx, actor: Actor, purpose: FilePurpose, ids: readonly string[]): Promise<StoredFile[]> {
    if (ids.length === 0) return [];
    const rows = await tx.query<StoredFile>(`select ${columns} from files where id = any($1) and uploader_id = $2 and purpose = $3`, [
      ids,
      actor.id,
      purpose,
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => {
      const file = byId.get(id);
      if (!file) throw new NotFound('file');
      return file;
    });
  }
}

/** Keeps what people read of a name; paths, control signs and direction marks go. */
const plainName = (given: string): string => {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, 120) || 'file'
  );
};
