import { Injectable } from '@nestjs/common';
import { type Actor, type Stored, Work } from '@sidecrew/platform';
import { contractOf, type ContractRow } from '../hiring/contract-rows.js';
import { heldMilestoneStates } from '../milestone.process.js';
import { onItsWayOf, type OnItsWayRow } from '../payouts/payouts.reader.js';
import { taskOf, type TaskRow } from '../posting/task-rows.js';
import { sqlList } from '../sql-list.js';
import type { NeedRow } from './home-needs.js';
import { expertWaiting, inReview, matchingTasks, onItsWay, openTasks, ownerWaiting, running } from './home-sql.js';

export interface OwnerHomeRow {
  readonly waiting: readonly NeedRow[];
  readonly held: readonly { readonly minor: string; readonly currency: string }[];
  readonly running: readonly ContractRow[];
  readonly openTasks: readonly TaskRow[];
  readonly verified: boolean;
  readonly posted: boolean;
  readonly hired: boolean;
  readonly funded: boolean;
  readonly approved: boolean;
}

export interface ExpertHomeRow {
  readonly waiting: readonly NeedRow[];
  readonly inReview: readonly NeedRow[];
  readonly running: readonly ContractRow[];
  readonly matchingTasks: readonly TaskRow[];
  readonly onItsWay: readonly OnItsWayRow[];
  readonly verified: boolean;
  readonly profile: boolean;
  readonly sample: boolean;
  readonly vetted: boolean;
  readonly payouts: boolean;
  readonly bid: boolean;
}

type Lists = 'running' | 'openTasks' | 'matchingTasks' | 'onItsWay';
/** The lists of other rows come as JSON. */
type FromJson<Home> = {
  readonly [K in keyof Home]: K extends Lists ? (Home[K] extends readonly (infer Row)[] ? readonly Stored<Row>[] : never) : Home[K];
};

const held = sqlList(heldMilestoneStates);

/** `$1` is the owner. */
const ownerHomeSql = `
  select ${ownerWaiting} as waiting, ${running('owner_id')} as running, ${openTasks} as "openTasks",
         coalesce((select json_agg(json_build_object('currency', sums.currency, 'minor', sums.minor) order by sums.currency)
            from (select m.currency, sum(m.amount_minor)::text as minor from contracts k join milestones m on m.contract_id = k.id
                   where k.owner_id = $1 and m.state in (${held}) group by m.currency) sums), '[]') as held,
         exists (select from users where id = $1 and email_verified_at is not null) as verified,
         exists (select from tasks where owner_id = $1 and version > 0) as posted,
         exists (select from contracts where owner_id = $1) as hired,
         exists (select from contracts k join milestones m on m.contract_id = k.id where k.owner_id = $1 and m.funded_at is not null) as funded,
         exists (select from contracts k join milestones m on m.contract_id = k.id where k.owner_id = $1 and m.approved_at is not null) as approved`;

/** `$1` is the expert. */
const expertHomeSql = `
  select ${expertWaiting} as waiting, ${inReview} as "inReview", ${running('expert_id')} as running,
         ${matchingTasks} as "matchingTasks", ${onItsWay} as "onItsWay",
         exists (select from users where id = $1 and email_verified_at is not null) as verified,
         exists (select from expert_profiles where user_id = $1) as profile,
         exists (select from work_samples where expert_id = $1 and removed_at is null) as sample,
         exists (select from vettings where expert_id = $1 and state = 'vetted') as vetted,
         exists (select from connected_accounts where user_id = $1 and can_receive) as payouts,
         exists (select from bids where expert_id = $1) as bid`;

/** What the two home screens show, one statement each; the client works nothing out. */
@Injectable()
export class HomeReader {
  constructor(private readonly work: Work) {}

  async owner(actor: Actor): Promise<OwnerHomeRow> {
    const row = await this.one<FromJson<OwnerHomeRow>>(ownerHomeSql, actor);
    return { ...row, running: row.running.map(contractOf), openTasks: row.openTasks.map(taskOf) };
  }

  async expert(actor: Actor): Promise<ExpertHomeRow> {
    const row = await this.one<FromJson<ExpertHomeRow>>(expertHomeSql, actor);
    return {
      ...row,
      running: row.running.map(contractOf),
      matchingTasks: row.matchingTasks.map(taskOf),
      onItsWay: row.onItsWay.map(onItsWayOf),
    };
  }

  private async one<Row>(sql: string, actor: Actor): Promise<Row> {
    const [row] = await this.work.readPrepared<Row>(sql, [actor.id]);
    if (!row) throw new Error('A statement without a table answers one row.');
    return row;
  }
}
