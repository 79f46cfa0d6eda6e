import { type Currency, currencyRules, Money, parseMoney } from '@sidecrew/money';
import { type FormProblem, toValue } from '@sidecrew/ui';
import type { AiPolicy, TaskInput } from '../../gql/graphql';

/** A task as it is typed: text everywhere, so that half-written values survive. */
export interface TaskFormValues {
  title: string;
  categoryId: string;
  skillIds: readonly string[];
  brief: string;
  checklist: ReadonlyArray<{ id: string | null; text: string }>;
  currency: Currency;
  budgetMinimum: string;
  budgetMaximum: string;
  dueDays: string;
  language: string;
  aiPolicy: AiPolicy;
}

export const emptyTask: TaskFormValues = {
  title: '',
  categoryId: '',
  skillIds: [],
  brief: '',
  checklist: [
    { id: null, text: '' },
    { id: null, text: '' },
    { id: null, text: '' },
  ],
  currency: 'USD',
  budgetMinimum: '',
  budgetMaximum: '',
  dueDays: '7',
  language: 'en',
  aiPolicy: 'outlines',
};

/** What the server wants, or what is still missing. The rules themselves are the server's. */
export function toTaskInput(
  values: TaskFormValues,
  fileIds: readonly string[],
): { input: TaskInput; problems: null } | { input: null; problems: FormProblem[] } {
  const minimum = parseMoney(values.budgetMinimum, values.currency);
  const maximum = parseMoney(values.budgetMaximum, values.currency);
  const smallest = Money.of(currencyRules(values.currency).smallestTaskMinor, values.currency);
  const checklist = values.checklist.filter((item) => item.text.trim());
  const days = Number(values.dueDays);
  const checks: ReadonlyArray<[ok: boolean, field: string, message: string]> = [
    [values.title.trim().length >= 8, 'title', 'Write a title of at least 8 characters.'],
    [values.categoryId !== '', 'categoryId', 'Choose a category.'],
    [values.brief.trim().length >= 20, 'brief', 'Describe the task in a few sentences.'],
    [checklist.length > 0, 'checklist-0', 'Write at least one thing that shows the task is done.'],
    [minimum !== null && !minimum.isLessThan(smallest), 'budgetMinimum', `Budgets start at ${smallest}.`],
    [
      maximum !== null && minimum !== null && !maximum.isLessThan(minimum),
      'budgetMaximum',
      'Write an amount that is not less than the other.',
    ],
    [Number.isInteger(days) && days >= 1 && days <= 55, 'dueDays', 'Write 1 to 55 days. Longer work is split.'],
  ];
  const problems = checks.filter(([ok]) => !ok).map(([, field, message]) => ({ field, message }));
  if (problems.length > 0 || !minimum || !maximum) return { input: null, problems };
  return {
    problems: null,
    input: {
      title: values.title.trim(),
      categoryId: values.categoryId,
      skillIds: [...values.skillIds],
      brief: values.brief.trim(),
      checklist: checklist.map((item) => ({ id: item.id, text: item.text.trim() })),
      budgetMinimum: toValue(minimum),
      budgetMaximum: toValue(maximum),
      dueDays: days,
      language: values.language,
      aiPolicy: values.aiPolicy,
      fileIds: [...fileIds],
    },
  };
}
