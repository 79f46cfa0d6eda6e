import { type Currency, currencyRules, Money, parseMoney } from '@sidecrew/money';
import { type FormProblem, toValue } from '@sidecrew/ui';
import type { AiDeclaration, BidInput } from '../../gql/graphql';

export interface BidFormValues {
  milestones: ReadonlyArray<{ title: string; amount: string; days: string }>;
  message: string;
  sampleIds: readonly string[];
  aiDeclaration: AiDeclaration;
}

export const emptyBid: BidFormValues = {
  milestones: [{ title: 'The whole task', amount: '', days: '7' }],
  message: '',
  sampleIds: [],
  aiDeclaration: 'none',
};

/** The sum of what is typed so far; unreadable amounts count as nothing. */
export function totalOf(values: BidFormValues, currency: Currency): Money {
  return values.milestones.reduce(
    (sum, milestone) => sum.plus(parseMoney(milestone.amount, currency) ?? Money.zero(currency)),
    Money.zero(currency),
  );
}

const daysOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : 0);

/** The bid as the server wants it: price and days are the sums of the milestones. */
export function toBidInput(
  values: BidFormValues,
  currency: Currency,
): { input: BidInput; problems: null } | { input: null; problems: FormProblem[] } {
  const smallest = Money.of(currencyRules(currency).smallestTaskMinor, currency);
  const total = totalOf(values, currency);
  const problems: FormProblem[] = values.milestones.flatMap((milestone, index) => [
    ...(milestone.title.trim() ? [] : [{ field: `title-${index}`, message: 'Say what this part brings.' }]),
    ...(parseMoney(milestone.amount, currency) ? [] : [{ field: `amount-${index}`, message: 'Write an amount such as 120.00.' }]),
    ...(daysOf(milestone.days) > 0 ? [] : [{ field: `days-${index}`, message: 'Write a number of days.' }]),
  ]);
  if (problems.length === 0 && total.isLessThan(smallest)) {
    problems.push({ field: 'amount-0', message: `Bids start at ${smallest}.` });
  }
  if (values.message.trim().length < 20) {
    problems.push({ field: 'message', message: 'Tell the owner in a few sentences how you will do it.' });
  }
  if (problems.length > 0) return { input: null, problems };
  const milestones = values.milestones.map((milestone) => ({
    title: milestone.title.trim(),
    amount: toValue(parseMoney(milestone.amount, currency) ?? Money.zero(currency)),
    days: daysOf(milestone.days),
  }));
  return {
    problems: null,
    input: {
      price: toValue(total),
      days: milestones.reduce((sum, milestone) => sum + milestone.days, 0),
      milestones,
      message: values.message.trim(),
      sampleIds: [...values.sampleIds],
      aiDeclaration: values.aiDeclaration,
    },
  };
}
