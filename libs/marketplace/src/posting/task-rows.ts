import type { Currency } from '@sidecrew/money';
import { restored } from '@sidecrew/platform';
import type { RiskReason } from './risk.js';
import type { AiPolicy, ChecklistPoint } from './task.entity.js';
import type { TaskState } from './task.process.js';

/** A task as screens show it, with its neighbours ready-made by the database. */
export interface TaskRow {
  readonly id: string;
  readonly ownerId: string;
  readonly categoryId: string;
  readonly state: TaskState;
  readonly version: number;
  readonly title: string;
  readonly brief: string;
  readonly currency: Currency;
  readonly budgetMinimumMinor: string;
  readonly budgetMaximumMinor: string;
  readonly dueDays: number;
  readonly language: string;
  readonly aiPolicy: AiPolicy;
  readonly seats: number;
  readonly checklist: readonly ChecklistPoint[];
  readonly risk: number | null;
  readonly riskReasons: readonly RiskReason[];
  readonly rejectionNote: string | null;
  readonly createdAt: Date;
  readonly screeningSince: Date | null;
  readonly publishedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly owner: { readonly id: string; readonly name: string; readonly timeZone: string; readonly joinedAt: string };
  readonly category: { readonly id: string; readonly slug: string; readonly name: string };
  readonly skills: readonly { readonly id: string; readonly name: string }[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly mime: string; readonly bytes: number }[];
  readonly bidCount: number;
  readonly hiringUnderWay: boolean;
}

/** A TaskRow that came inside a larger statement. */
export const taskOf = restored<TaskRow>({ createdAt: true, screeningSince: true, publishedAt: true, expiresAt: true });

/** What takes a look into other tables for each task, by the field that needs it, and what stands there where nobody asked. */
const lookUps = {
  skills: {
    column: 'skills',
    sql: `coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by ts.n)
                      from task_skills ts join skills s on s.id = ts.skill_id where ts.task_id = t.id), '[]')`,
    unasked: `'[]'::json`,
  },
  files: {
    column: 'files',
    sql: `coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'mime', f.mime, 'bytes', f.bytes) order by tf.n)
                      from task_files tf join files f on f.id = tf.file_id where tf.task_id = t.id), '[]')`,
    unasked: `'[]'::json`,
  },
  possibleActions: {
    column: 'hiringUnderWay',
    sql: `(exists (select from bids b where b.task_id = t.id and b.state = 'offered')
           or exists (select from contracts k where k.task_id = t.id and k.state = 'awaiting_funding'))`,
    unasked: 'false',
  },
};

/**
 * The columns of a TaskRow, from `taskTables`, less the look-ups that nobody asked for. Reading looks ahead to bids and contracts,
 * so that a page is one statement; writing and imports never do.
 */
export const taskColumnsFor = (isAsked: (field: string) => boolean): string => `
  t.id, t.owner_id as "ownerId", t.category_id as "categoryId", t.state, t.version, t.title, t.brief, t.currency,
  t.budget_minimum_minor::text as "budgetMinimumMinor", t.budget_maximum_minor::text as "budgetMaximumMinor",
  t.due_days as "dueDays", t.language, t.ai_policy as "aiPolicy", t.seats, t.checklist, t.risk,
  t.risk_reasons as "riskReasons", t.rejection_note as "rejectionNote", t.created_at as "createdAt",
  t.screening_since as "screeningSince", t.published_at as "publishedAt", t.expires_at as "expiresAt",
  json_build_object('id', o.id, 'name', o.name, 'timeZone', o.time_zone, 'joinedAt', o.joined_at) as owner,
  json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) as category,
  (select count(*)::int from bids b
    where b.task_id = t.id and b.state not in ('withdrawn', 'declined', 'refused', 'lapsed')) as "bidCount",
  ${Object.entries(lookUps)
    .map(([field, { column, sql, unasked }]) => `${isAsked(field) ? sql : unasked} as "${column}"`)
    .join(', ')}`;

/** All columns of a TaskRow. */
export const taskColumns = taskColumnsFor(() => true);

export const taskTables = `tasks t join users o on o.id = t.owner_id join categories c on c.id = t.category_id`;

/** Whether `$2` may read task `t`, staff if `$3`: open ones everyone, others only who has a part in them. */
export const taskIsReadable = `(t.state = 'open' or t.owner_id = $2 or $3
  or (t.version > 0 and exists (select from bids b where b.task_id = t.id and b.expert_id = $2)))`;
