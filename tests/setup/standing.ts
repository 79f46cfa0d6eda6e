import { randomUUID } from 'node:crypto';
import type { RunningApp } from './app.js';
import { categoryId } from './given-a-task.js';
import type { Member } from './people.js';

export interface StandingTask {
  readonly id: string;
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
}

export interface StandingBid {
  readonly id: string;
  readonly taskId: string;
  readonly version: number;
}

/** A task that stands in a state, written as its verbs leave it: for trying what may be done there. */
export async function standingTask(world: RunningApp, owner: Member, state: string, version = 1): Promise<StandingTask> {
  const id = randomUUID();
  const checklist = [{ id: randomUUID(), text: 'Reconciled sheet' }];
  await world.sql(
    `insert into tasks (id, owner_id, category_id, state, version, title, brief, currency, budget_minimum_minor, budget_maximum_minor, due_days,
                        language, ai_policy, checklist, risk, created_at, screening_since, published_at, expires_at)
     values ($1, $2, $3, $4, $5, 'Match my payouts', 'Nothing ties to my bank.', 'USD', 9000, 16000, 14, 'en', 'outlines', $6, 0.7, $7, $8, $9, $10)`,
    [
      id,
      owner.id,
      await categoryId(owner),
      state,
      version,
      JSON.stringify(checklist),
      world.clock.now(),
      state === 'screening' ? world.clock.now() : null,
      version > 0 && state !== 'screening' ? world.clock.now() : null,
      version > 0 && state !== 'screening' ? new Date(world.clock.now().getTime() + 30 * 86_400_000) : null,
    ],
  );
  return { id, checklist };
}

interface BidWishes {
  readonly state: string;
  readonly round?: number;
  /** The state of its task; open unless said. */
  readonly task?: string;
}

/** A bid that stands in a state, on a task of its own. */
export async function standingBid(world: RunningApp, owner: Member, expert: Member, wishes: BidWishes): Promise<StandingBid> {
  const { state, round = 1, task = 'open' } = wishes;
  const { id: taskId } = await standingTask(world, owner, task, state === 'stale' ? 2 : 1);
  const id = randomUUID();
  const milestones = [{ title: 'All of it', amountMinor: '12000', days: 10 }];
  const by = { countered_o: 'owner', countered_e: 'expert' }[state];
  const counter = by ? { by, at: world.clock.now().toISOString(), priceMinor: '12000', days: 10, milestones, note: null } : null;
  await world.sql(
    `insert into bids (id, task_id, expert_id, state, version, task_version, currency, price_minor, days, milestones, message, ai_declaration,
                       round, counter, submitted_at, terms_at)
     values ($1, $2, $3, $4, 1, 1, 'USD', 12000, 10, $5, 'I do this every month.', 'none', $6, $7, $8, $8)`,
    [id, taskId, expert.id, state, JSON.stringify(milestones), round, counter && JSON.stringify(counter), world.clock.now()],
  );
  await world.sql(
    `insert into bid_versions select id, 1, 'expert', submitted_at, 1, currency, price_minor, days, milestones, message, ai_declaration
       from bids where id = $1`,
    [id],
  );
  return { id, taskId, version: 1 };
}
