import { contractNeeds } from '../hiring/contract-needs.js';
import { contractColumns, contractTables } from '../hiring/contract-rows.js';
import { onItsWaySql } from '../payouts/payouts.reader.js';
import { taskColumns, taskTables } from '../posting/task-rows.js';
import { jsonList } from '../sql-list.js';

/** Most things on one screen; whoever has more works through the lists. */
export const homeLimit = 20;

const money = (minor: string, currency: string): string =>
  `case when ${minor} is not null then json_build_object('minor', ${minor}::text, 'currency', ${currency}) end`;

/** Needs of contracts and of bids in one shape, soonest deadline first, as one JSON list. */
const asJson = (needs: string): string => `
  coalesce((select json_agg(json_build_object(
      'need', w.need, 'contractId', w.contract_id, 'taskId', w.task_id, 'milestoneId', w.milestone_id, 'subjectId', w.subject_id,
      'title', w.title, 'who', w.who, 'dueAt', w.due_at, 'amount', ${money('w.amount_minor', 'w.currency')}) order by w.due_at nulls last, w.subject_id)
    from (select * from (${needs}) every_need order by due_at nulls last, subject_id limit ${homeLimit}) w), '[]')`;

const ofContracts = (side: 'owner' | 'expert', other: string): string => `
  select n.need, n.contract_id, k.task_id, n.milestone_id, n.subject_id, k.title, u.name as who, n.due_at, n.amount_minor, n.currency
    from (${contractNeeds}) n join contracts k on k.id = n.contract_id join users u on u.id = ${other} where n.side = '${side}'`;

/** `$1` is the owner. */
export const ownerWaiting = asJson(`
  ${ofContracts('owner', 'k.expert_id')}
  union all
  select 'counter_of_expert', null, t.id, null, b.id, t.title, u.name, d.due_at, (b.counter ->> 'priceMinor')::bigint, b.currency
    from tasks t join bids b on b.task_id = t.id and b.state = 'countered_e' join users u on u.id = b.expert_id
    left join deadlines d on d.subject_id = b.id and d.kind = 'COUNTER'
   where t.owner_id = $1
  union all
  select 'compare_bids', null, t.id, null, t.id, t.title, null, t.expires_at, null, null
    from tasks t
   where t.owner_id = $1 and t.state = 'open'
     and exists (select from bids b where b.task_id = t.id and b.state in ('submitted', 'shortlisted', 'agreed'))
     and not exists (select from bids b where b.task_id = t.id and b.state = 'offered')
     and not exists (select from contracts k where k.task_id = t.id and k.state = 'awaiting_funding')
  union all
  select 'mend_task', null, t.id, null, t.id, t.title, null, null, null, null
    from tasks t where t.owner_id = $1 and t.state = 'draft' and t.rejection_note is not null`);

/** `$1` is the expert. */
export const expertWaiting = asJson(`
  ${ofContracts('expert', 'k.owner_id')}
  union all
  select case b.state when 'offered' then 'answer_offer' when 'stale' then 'confirm_bid' else 'counter_of_owner' end, null, t.id, null, b.id,
         t.title, u.name, d.due_at, coalesce((b.counter ->> 'priceMinor')::bigint, b.price_minor), b.currency
    from bids b join tasks t on t.id = b.task_id join users u on u.id = t.owner_id
    left join deadlines d on d.subject_id = b.id and d.kind in ('OFFER', 'COUNTER', 'STALE')
   where b.expert_id = $1 and b.state in ('offered', 'countered_o', 'stale')`);

/** Delivered by the expert `$1` and with the owner now. */
export const inReview = asJson(`
  select 'in_review' as need, k.id as contract_id, k.task_id, m.id as milestone_id, m.id as subject_id, k.title, u.name as who, d.due_at,
         m.amount_minor, m.currency
    from contracts k join milestones m on m.contract_id = k.id and m.state = 'submitted' join users u on u.id = k.owner_id
    left join deadlines d on d.subject_id = m.id and d.kind = 'REVIEW'
   where k.expert_id = $1`);

/** Contracts of the party `$1` that go on, newest first. */
export const running = (party: 'owner_id' | 'expert_id'): string =>
  jsonList(`
  select ${contractColumns} from ${contractTables}
   where k.${party} = $1 and k.state not in ('completed', 'cancelled', 'lapsed')
   order by k.created_at desc, k.id desc limit ${homeLimit}`);

/** Tasks of the owner `$1` that are not awarded yet, newest first. */
export const openTasks = jsonList(`
  select ${taskColumns} from ${taskTables}
   where t.owner_id = $1 and t.state in ('screening', 'open', 'paused') order by t.created_at desc, t.id desc limit ${homeLimit}`);

/** So many of the newest fitting tasks are compared; ranking all of a large category would take longer the more it holds. */
const comparedTasks = 200;

/**
 * Tasks fit the expert `$1` that ask for a category they are vetted in, more shared skills first; those already bid on are
 * left out.
 */
export const matchingTasks = jsonList(`
  select ${taskColumns} from ${taskTables}
    join (select fit.id, (select count(*) from task_skills ts
                           where ts.task_id = fit.id
                             and ts.skill_id = any (array(select skill_id from expert_skills where expert_id = $1))) as shared
            from (select t.id, t.published_at from tasks t
                   where t.state = 'open' and t.owner_id <> $1
                     and t.category_id in (select category_id from vettings where expert_id = $1 and state = 'vetted')
                     and not exists (select from bids b where b.task_id = t.id and b.expert_id = $1)
                   order by t.published_at desc, t.id desc limit ${comparedTasks}) fit
           order by shared desc, fit.published_at desc, fit.id desc limit 6) best on best.id = t.id
   order by best.shared desc, t.published_at desc, t.id desc`);

export const onItsWay = jsonList(onItsWaySql);
