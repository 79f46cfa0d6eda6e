import { currencyRules, Money } from '@sidecrew/money';
import { InvalidInput } from '@sidecrew/platform';
import { refuseContactDetails } from '../contact-details.refusal.js';
import type { Task } from './task.entity.js';
import { BudgetTooLarge, BudgetTooSmall } from './task.refusals.js';

/** What a task must have before others may see it; the same rules for publishing and for an edit of an open task. */
export function mustBePublishable(task: Task): void {
  if (task.title === '') throw new InvalidInput('title', 'Give the task a title.');
  if (task.brief === '') throw new InvalidInput('brief', 'Say in a few lines what you need.');
  if (task.checklist.length === 0) {
    throw new InvalidInput('checklist', 'Add at least one point that the finished work must have.');
  }
  if (task.checklist.some(({ text }) => text === '')) {
    throw new InvalidInput('checklist', 'Each point of the checklist needs words.');
  }
  refuseContactDetails({
    title: task.title,
    brief: task.brief,
    checklist: task.checklist.map(({ text }) => text).join('\n'),
  });
  budgetMustFit(task);
}

function budgetMustFit(task: Task): void {
  const { smallestTaskMinor, largestMilestoneMinor } = currencyRules(task.currency);
  const smallest = Money.of(smallestTaskMinor, task.currency);
  const largest = Money.of(largestMilestoneMinor, task.currency);
  if (task.budgetMinimum.isLessThan(smallest)) throw new BudgetTooSmall(smallest);
  if (task.budgetMaximum.isMoreThan(largest)) throw new BudgetTooLarge(largest);
}
