import { Injectable } from '@nestjs/common';
import { type Actor, Files, InvalidInput, newId, NotFound, Work } from '@sidecrew/platform';
import { WriteProfileFirst } from './profile.refusals.js';

const mostSamples = 20;

export interface SampleWish {
  readonly title: string;
  readonly about: string;
  readonly url: string | null;
  readonly fileId: string | null;
}

/** Adds to and takes from the samples on the expert's own profile. */
@Injectable()
export class WorkSamples {
  constructor(
    private readonly work: Work,
    private readonly files: Files,
  ) {}

  async add(actor: Actor, wish: SampleWish): Promise<void> {
    if (!wish.url && !wish.fileId) throw new InvalidInput('url', 'Show something: a link or a file.');
    await this.work.transaction(async (tx) => {
      const [profile] = await tx.query<{ samples: number }>(
        `select (select count(*)::int from work_samples where expert_id = $1 and removed_at is null) as samples
           from expert_profiles where user_id = $1 for no key update`,
        [actor.id],
      );
      if (!profile) throw new WriteProfileFirst('Save your profile first, then add work samples.');
      if (profile.samples >= mostSamples) throw new InvalidInput('title', `Keep the best ${mostSamples}: remove one first.`);
      await this.files.mine(tx, actor, 'sample', wish.fileId ? [wish.fileId] : []);
      await tx.query(
        `insert into work_samples (id, expert_id, title, about, url, file_id, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [newId(), actor.id, wish.title.trim(), wish.about.trim(), wish.url, wish.fileId, tx.now],
      );
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const removed = await this.work.transaction((tx) =>
      tx.query(`update work_samples set removed_at = $3 where id = $1 and expert_id = $2 and removed_at is null returning id`, [
        id,
        actor.id,
        tx.now,
      ]),
    );
    if (removed.length === 0) throw new NotFound('work sample');
  }
}
