import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';

/** What a file is for; each purpose has one step that says who may read it. */
export type FilePurpose = 'task' | 'delivery' | 'dispute' | 'sample';

export type MayRead = (actor: Actor | null, fileId: string) => Promise<boolean>;

/** Who may read files of a purpose, as told by the step that owns it. Without a teller nobody but the uploader may. */
@Injectable()
export class FileReaders {
  private readonly tellers = new Map<FilePurpose, MayRead>();

  register(purpose: FilePurpose, mayRead: MayRead): void {
    if (this.tellers.has(purpose)) throw new Error(`Two steps decide about ${purpose} files.`);
    this.tellers.set(purpose, mayRead);
  }

  async mayRead(
    actor: Actor | null,
    file: { readonly id: string; readonly purpose: FilePurpose; readonly uploaderId: string },
  ): Promise<boolean> {
    if (actor && actor.id === file.uploaderId) return true;
    return (await this.tellers.get(file.purpose)?.(actor, file.id)) ?? false;
  }
}
