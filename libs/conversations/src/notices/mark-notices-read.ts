import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';

/** Marks some of the person's notices as read, or all of them. */
@Injectable()
export class MarkNoticesRead {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, ids: readonly string[] | null): Promise<void> {
    await this.work.transaction(async (tx) => {
      await tx.query(
        `update notices set read_at = $2 where person_id = $1 and read_at is null and ($3::uuid[] is null or id = any($3::uuid[]))`,
        [actor.id, tx.now, ids],
      );
      await tx.touch(`notices:${actor.id}`);
    });
  }
}
