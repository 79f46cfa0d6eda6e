import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { heldMilestoneStates } from '../milestone.process.js';
import type { NeedRow } from './home-needs.js';
import { expertWaiting, homeLimit, inReview, ownerWaiting, runningIds } from './home-sql.js';

export interface OwnerHomeRow {
  readonly waiting: readonly NeedRow[];
  readonly held: readonly { readonly minor: string; readonly currency: string }[];
  readonly runningIds: readonly string[];
  readonly openTaskIds: readonly string[];
  readonly verified: boolean;
  readonly posted: boolean;
  readonly hired: boolean;
  readonly funded: boolean;
  readonly approved: boolean;
}

export interface ExpertHomeRow {
  readonly waiting: readonly NeedRow[];
  readonly inReview: readonly NeedRow[];
  readonly runningIds: readonly string[];
  readonly matchingTaskIds: readonly string[];
  readonly verified: boolean;
  readonly profile: boolean;
  readonly sample: boolean;
  readonly vetted: boolean;
  readonly payouts: boolean;
  readonly bid: boolean;
}

const held = heldMilestoneStates.map((state) => `'${state}'`).join(', ');

/** What the two home screens show, one statement each; the client works nothing out. */
@Injectable()
export class HomeReader {
  constructor(private readonly work: Work) {}

  async owner(actor: Actor): Promise<OwnerHomeRow> {
    return this.one<OwnerHomeRow>(
      `select ${ownerWaiting} as waiting, ${runningIds('owner_id')} as "runningIds",
              coalesce((select json_agg(json_build_object('currency', sums.currency, 'minor', sums.minor) order by sums.currency)
                 from (select m.currency, sum(m.amount_minor)::text as minor from contracts k join milestones m on m.contract_id = k.id
                        where k.owner_id = $1 and m.state in (${held}) group by m.currency) sums), '[]') as held,
              array(select t.id from tasks t where t.owner_id = $1 and t.state in ('screening', 'open', 'paused')
                     order by t.created_at desc, t.id desc limit ${homeLimit}) as "openTaskIds",
              exists (select from users where id = $1 and email_verified_at is not null) as verified,
              exists (select from tasks where owner_id = $1 and version > 0) as posted,
              exists (select from contracts where owner_id = $1) as hired,
              exists (select from contracts k join milestones m on m.contract_id = k.id where k.owner_id = $1 and m.funded_at is not null) as funded,
              exists (select from contracts k join milestones m on m.contract_id = k.id where k.owner_id = $1 and m.approved_at is not null) as approved`,
      actor,
    );
  }

  /** Tasks fit that ask for a category the expert is vetted in, more shared skills first; those already bid on are left out. */
  async expert(actor: Actor): Promise<ExpertHomeRow> {
    return this.one<ExpertHomeRow>(
      `select ${expertWaiting} as waiting, ${inReview} as "inReview", ${runningIds('expert_id')} as "runningIds",
              array(select t.id from tasks t
                     where t.state = 'open' and t.owner_id <> $1
                       and t.category_id in (select category_id from vettings where expert_id = $1 and state = 'vetted')
                       and not exists (select from bids b where b.task_id = t.id and b.expert_id = $1)
                     order by (select count(*) from task_skills ts join expert_skills es on es.skill_id = ts.skill_id and es.expert_id = $1
                                where ts.task_id = t.id) desc, t.published_at desc, t.id desc limit 6) as "matchingTaskIds",
              exists (select from users where id = $1 and email_verified_at is not null) as verified,
              exists (select from expert_profiles where user_id = $1) as profile,
              exists (select from work_samples where expert_id = $1 and removed_at is null) as sample,
              exists (select from vettings where expert_id = $1 and state = 'vetted') as vetted,
              exists (select from connected_accounts where user_id = $1 and can_receive) as payouts,
              exists (select from bids where expert_id = $1) as bid`,
      actor,
    );
  }

  private async one<Row>(sql: string, actor: Actor): Promise<Row> {
    const [row] = await this.work.read<Row>(sql, [actor.id]);
    if (!row) throw new Error('A statement without a table answers one row.');
    return row;
  }
}
