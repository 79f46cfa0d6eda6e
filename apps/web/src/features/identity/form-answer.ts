import type { FormProblem } from '@sidecrew/ui';
import { problemOf, type Refused } from '../../forms/refusal';

/** What an account form hears back: what is wrong, with the values kept, or that a mail was sent. */
export interface FormAnswer {
  problems: readonly FormProblem[];
  values: Readonly<Record<string, string>>;
  sent?: boolean;
}

/** The values of a form that may be shown again; secrets are not among them. */
export function keptValues(form: FormData): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.toLowerCase().includes('password')) kept[name] = value;
  }
  return kept;
}

export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** The message that belongs to a field. */
export const problemAt = (answer: FormAnswer | undefined, field: string): string | undefined =>
  answer?.problems.find((problem) => problem.field === field)?.message;

export const refusedAnswer = (form: FormData, refused: Refused): FormAnswer => ({
  problems: [problemOf(refused)],
  values: keptValues(form),
});
