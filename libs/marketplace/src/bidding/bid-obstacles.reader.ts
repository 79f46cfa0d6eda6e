import { Injectable } from '@nestjs/common';
import { isPayableCountry } from '@sidecrew/money';
import { type Actor, Work } from '@sidecrew/platform';
import { sqlList } from '../sql-list.js';
import { liveBidStates } from './bid.process.js';
import { BidLimitReached, CountryNotSupported, NotVetted, OwnTask, ProfileIncomplete } from './bid.refusals.js';
import { liveBidsPerTask } from './submit-bid.js';

/** What an obstacle is judged by. */
export interface ObstacleFacts {
  readonly taskId: string;
  readonly isOpen: boolean;
  readonly isOwn: boolean;
  readonly hasLiveBid: boolean;
  readonly liveBids: number;
  readonly category: string;
  readonly country: string | null;
  readonly vetted: boolean;
  readonly verified: boolean;
  readonly suspended: boolean;
}

const live = sqlList(liveBidStates);

/** ObstacleFacts of the viewer `$2`; callers add which tasks `t`. */
export const obstacleFactsSql = `
  select t.id as "taskId", t.state = 'open' as "isOpen", t.owner_id = $2 as "isOwn",
         exists (select from bids b where b.task_id = t.id and b.expert_id = $2 and b.state in (${live})) as "hasLiveBid",
         (select count(*)::int from bids b where b.task_id = t.id and b.state in (${live})) as "liveBids",
         c.name as category, p.country, u.email_verified_at is not null as verified, u.suspended_at is not null as suspended,
         exists (select from vettings v where v.expert_id = $2 and v.category_id = c.id and v.state = 'vetted') as vetted
    from tasks t join categories c on c.id = t.category_id join users u on u.id = $2
    left join expert_profiles p on p.user_id = u.id`;

/** Says beforehand, in the words of the refusal, why the viewer cannot bid; null where nothing is in the way. */
@Injectable()
export class BidObstaclesReader {
  constructor(private readonly work: Work) {}

  /** In the order of the ids. */
  async find(actor: Actor | null, taskIds: readonly string[]): Promise<(string | null)[]> {
    if (!actor) return taskIds.map(() => obstacleOf(null, null));
    const rows = await this.work.read<ObstacleFacts>(`${obstacleFactsSql} where t.id = any($1::uuid[])`, [taskIds, actor.id]);
    const byTask = new Map(rows.map((row) => [row.taskId, row]));
    return taskIds.map((taskId) => obstacleOf(actor, byTask.get(taskId) ?? null));
  }
}

/** The sentence behind the facts; without facts nothing is known to be in the way of a signed-in person. */
export function obstacleOf(actor: Actor | null, facts: ObstacleFacts | null): string | null {
  if (!actor) return 'Sign in as an expert to bid.';
  if (!facts) return null;
  if (facts.isOwn) return new OwnTask().message;
  if (!facts.isOpen) return 'This task takes no bids now.';
  if (!actor.roles.has('expert')) return 'Become an expert in your account settings to bid.';
  if (facts.hasLiveBid) return 'You have a bid on this task. Revise it instead.';
  if (facts.suspended) return 'Your account is suspended.';
  if (!facts.verified) return 'Confirm your mail address first.';
  if (!facts.country) return new ProfileIncomplete().message;
  if (!isPayableCountry(facts.country)) return new CountryNotSupported(facts.country).message;
  if (!facts.vetted) return new NotVetted(facts.category).message;
  return facts.liveBids >= liveBidsPerTask ? new BidLimitReached(liveBidsPerTask).message : null;
}
