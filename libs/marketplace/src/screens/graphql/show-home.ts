import type { Actor } from '@sidecrew/platform';
import { showContract } from '../../hiring/graphql/show-contract.js';
import { showMoney, showTask } from '../../posting/graphql/show-task.js';
import type { ExpertHomeRow, OwnerHomeRow } from '../home.reader.js';
import { type NeedRow, wordsOf } from '../home-needs.js';
import type { HomeItemType, StepType } from './home.types.js';

/** An owner's home, for that owner. */
export const showOwnerHome = (row: OwnerHomeRow, actor: Actor, now: Date) => ({
  waiting: row.waiting.map(showNeed),
  held: row.held.map(showMoney),
  running: row.running.map((contract) => showContract(contract, actor, now)),
  openTasks: row.openTasks.map((task) => showTask(task, actor)),
  firstSteps: [
    step('verify', row.verified, '/settings/profile'),
    step('post', row.posted, '/tasks/new'),
    step('hire', row.hired, '/my-tasks'),
    step('fund', row.funded, '/contracts'),
    step('approve', row.approved, '/contracts'),
  ],
});

/** An expert's home, for that expert. */
export const showExpertHome = (row: ExpertHomeRow, actor: Actor, now: Date) => ({
  waiting: row.waiting.map(showNeed),
  inReview: row.inReview.map(showNeed),
  onItsWay: row.onItsWay,
  running: row.running.map((contract) => showContract(contract, actor, now)),
  matchingTasks: row.matchingTasks.map((task) => showTask(task, actor)),
  firstSteps: [
    step('verify', row.verified, '/settings/profile'),
    step('profile', row.profile, '/profile'),
    step('sample', row.sample, '/profile'),
    step('vetting', row.vetted, '/profile'),
    step('payouts', row.payouts, '/payouts'),
    step('bid', row.bid, '/tasks'),
  ],
});

const step = (key: string, done: boolean, path: string): StepType => ({ key, done, path });

function showNeed(row: NeedRow): HomeItemType {
  const { kind, ifNothing, path } = wordsOf(row.need);
  return {
    kind,
    title: row.title,
    who: row.who,
    id: `${row.need}:${row.subjectId}`,
    amount: row.amount && showMoney(row.amount),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt),
    default: row.dueAt === null ? null : ifNothing,
    path: path(row),
  };
}
