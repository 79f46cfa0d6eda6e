import { currencyRules, Money } from '@sidecrew/money';
import { InvalidInput } from '@sidecrew/platform';
import type { Task } from '../posting/task.entity.js';
import type { PlannedPiece } from './bid.entity.js';
import { BidBelowMinimum, MilestoneOutOfRange, MilestonesDoNotSum } from './bid.refusals.js';

/** The part of a bid that both sides can propose. */
export interface TermsForm {
  readonly price: Money;
  readonly days: number;
  readonly milestones: readonly { readonly title: string; readonly amount: Money; readonly days: number }[];
}

/** Money must not be held longer than the cap, with room for review and clearing (product §3.4). */
export const longestMilestoneDays = 55;

/** The rules of money and time that every bid and counter-offer keeps. */
export function termsMustFit(task: Pick<Task, 'currency'>, form: TermsForm): void {
  const all = [form.price, ...form.milestones.map(({ amount }) => amount)];
  if (all.some(({ currency }) => currency !== task.currency)) {
    throw new InvalidInput('price', `This task is paid in ${task.currency}.`);
  }
  const { smallestTaskMinor, largestMilestoneMinor } = currencyRules(task.currency);
  const smallest = Money.of(smallestTaskMinor, task.currency);
  if (form.price.isLessThan(smallest)) throw new BidBelowMinimum(smallest);
  const sum = form.milestones.reduce((total, { amount }) => total.plus(amount), Money.zero(task.currency));
  if (!sum.equals(form.price)) throw new MilestonesDoNotSum(form.price, sum);
  // A card charge has a floor of its own, well below this one.
  const least = Money.of(smallestTaskMinor / 10n, task.currency);
  const most = Money.of(largestMilestoneMinor, task.currency);
  if (form.milestones.some(({ amount }) => amount.isLessThan(least) || amount.isMoreThan(most))) {
    throw new MilestoneOutOfRange(least, most);
  }
  if (form.milestones.some(({ days }) => days > longestMilestoneDays)) {
    throw new InvalidInput('milestones', `A milestone takes ${longestMilestoneDays} days at most. Divide longer work.`);
  }
}

export const piecesOf = (form: TermsForm): PlannedPiece[] =>
  form.milestones.map(({ title, amount, days }) => ({ title: title.trim(), amountMinor: amount.minor.toString(), days }));
