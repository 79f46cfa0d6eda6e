import { type Currency, Money } from '@sidecrew/money';
import { type Actor, isAdmin, MoneyType, StoredFileType } from '@sidecrew/platform';
import { taskPolicy } from '../task.policy.js';
import type { TaskRow } from '../task-rows.js';
import type { TaskPage } from '../tasks.reader.js';
import { type TaskAction } from './task.enums.js';
import { TaskType } from './task.types.js';

/** A task as this viewer may see it. */
export function showTask(row: TaskRow, actor: Actor | null): TaskType {
  const money = (minor: string): MoneyType => MoneyType.from(Money.of(minor, row.currency));
  const staff = isAdmin(actor);
  return Object.assign(new TaskType(), {
    id: row.id,
    ownerId: row.ownerId,
    categoryId: row.categoryId,
    state: row.state,
    version: row.version,
    title: row.title,
    brief: row.brief,
    dueDays: row.dueDays,
    language: row.language,
    aiPolicy: row.aiPolicy,
    seats: row.seats,
    checklist: [...row.checklist],
    category: row.category,
    skills: [...row.skills],
    bidCount: row.bidCount,
    createdAt: row.createdAt,
    publishedAt: row.publishedAt,
    expiresAt: row.expiresAt,
    budget: { minimum: money(row.budgetMinimumMinor), maximum: money(row.budgetMaximumMinor) },
    files: taskPolicy.maySeeFiles(actor, row) ? row.files.map((file) => StoredFileType.from(file)) : [],
    owner: { ...row.owner, joinedAt: new Date(row.owner.joinedAt) },
    possibleActions: taskPolicy.possibleActions(actor, row) as TaskAction[],
    rejection: taskPolicy.maySeeScreening(actor, row) ? row.rejectionNote : null,
    risk: staff ? row.risk : null,
    riskReasons: staff ? [...row.riskReasons] : null,
  });
}

export const showTaskPage = <Page extends TaskPage>(page: Page, actor: Actor | null) => ({
  ...page,
  nodes: page.nodes.map((row) => showTask(row, actor)),
});

/** Sums as the database gives them in JSON. */
export const showMoney = ({ minor, currency }: { readonly minor: string; readonly currency: string }): MoneyType =>
  MoneyType.from(Money.of(minor, currency as Currency));
