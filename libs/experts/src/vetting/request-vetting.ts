import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, newId, NotPossibleNow, Work } from '@sidecrew/platform';
import { VettingRequested } from '../experts.events.js';
import { WriteProfileFirst } from '../profiles/profile.refusals.js';

/** Asks an admin to look at the expert's work in a category; after a no one may ask again. */
@Injectable()
export class RequestVetting {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, categoryId: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const [profile] = await tx.query<{ samples: number; chosen: boolean }>(
        `select (select count(*)::int from work_samples where expert_id = $1 and removed_at is null) as samples,
                exists (select from expert_categories where expert_id = $1 and category_id = $2) as chosen
           from expert_profiles where user_id = $1 for no key update`,
        [actor.id, categoryId],
      );
      if (!profile) throw new WriteProfileFirst('Save your profile first, then ask to be vetted.');
      if (!profile.chosen) throw new InvalidInput('categoryId', 'Choose this category in your profile first.');
      if (profile.samples === 0) throw new WriteProfileFirst('Add at least one work sample: it is what an admin looks at.');
      const [standing] = await tx.query<{ state: string }>(`select state from vettings where expert_id = $1 and category_id = $2`, [
        actor.id,
        categoryId,
      ]);
      if (standing && ['requested', 'vetted'].includes(standing.state)) throw new NotPossibleNow('vetting', 'request', standing.state);
      const id = newId();
      const [row] = await tx.query<{ id: string }>(
        `insert into vettings (id, expert_id, category_id, state, requested_at) values ($1, $2, $3, 'requested', $4)
         on conflict (expert_id, category_id) do update set state = 'requested', requested_at = excluded.requested_at, decided_at = null, decided_by = null, reason = null
         returning id`,
        [id, actor.id, categoryId, tx.now],
      );
      await tx.publish(new VettingRequested(row?.id ?? id, actor.id));
    });
  }
}
