import { createHash } from 'node:crypto';
import { later, days, type Tx } from '@sidecrew/platform';
import { riskOf, type RiskReason } from './risk.js';
import type { Task } from './task.entity.js';

interface FactsRow {
  readonly owner_since: Date;
  readonly usual: string | null;
  readonly seen: boolean;
  readonly rejections: number;
}

/** Weighs a task and keeps the result on it, with the fingerprint by which its text is recognised later. */
export async function weighRisk(tx: Tx, task: Task): Promise<void> {
  task.textHash = fingerprint(task);
  const { risk, reasons } = await assess(tx, task, task.textHash);
  task.risk = risk;
  task.riskReasons = reasons;
}

/** The same words in other spacing, case or punctuation count as the same text. */
export function fingerprint(task: Pick<Task, 'title' | 'brief'>): string {
  const words = `${task.title} ${task.brief}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return createHash('sha256').update(words).digest('hex');
}

async function assess(tx: Tx, task: Task, textHash: string): Promise<{ risk: number; reasons: RiskReason[] }> {
  const [row] = await tx.query<FactsRow>(
    `select u.joined_at as owner_since,
            (select percentile_disc(0.5) within group (order by recent.budget_maximum_minor)::text
               from (select t.budget_maximum_minor from tasks t
                      where t.category_id = $2 and t.currency = $3 and t.state = 'open' and t.id <> $5
                      order by t.published_at desc limit 200) recent
             having count(*) >= 5) as usual,
            exists (select from tasks t where t.text_hash = $4 and t.owner_id <> $1) as seen,
            (select count(*)::int from task_rejections r where r.owner_id = $1 and r.at > $6) as rejections
       from users u where u.id = $1`,
    [task.ownerId, task.categoryId, task.currency, textHash, task.id, later(tx.now, -days(90))],
  );
  return riskOf({
    text: [task.title, task.brief, ...task.checklist.map(({ text }) => text)].join('\n'),
    ownerAgeHours: row ? (tx.now.getTime() - row.owner_since.getTime()) / 3_600_000 : 0,
    budgetMinor: task.budgetMaximumMinor,
    usualBudgetMinor: row?.usual ? BigInt(row.usual) : null,
    textSeenBefore: row?.seen ?? false,
    earlierRejections: row?.rejections ?? 0,
  });
}
