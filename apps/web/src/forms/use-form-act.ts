import type { FormProblem } from '@sidecrew/ui';
import { type FormEvent, useRef, useState } from 'react';
import type { Outcome } from '../api/use-act';
import { isRefused, problemOf, type Refused } from './refusal';

/** What a submission ends with: problems to show, or nothing when it went well. */
export type Submission = (form: FormData) => Promise<readonly FormProblem[] | null>;

export interface FormState {
  problems: readonly FormProblem[];
  busy: boolean;
  errorAt: (field: string) => string | undefined;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** A native form with problems kept in one place; pressed twice it sends once. */
export function useFormAct(submit: Submission): FormState {
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const open = useRef(false);
  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (open.current) return;
    open.current = true;
    setBusy(true);
    const form = new FormData(event.currentTarget);
    try {
      setProblems((await submit(form)) ?? []);
    } finally {
      open.current = false;
      setBusy(false);
    }
  }
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return { problems, busy, errorAt, onSubmit: (event) => void onSubmit(event) };
}

/** The problems of an outcome: what was refused at its field, a failure at the top, none when the act is done. */
export function problemsOf<Data>(
  outcome: Outcome<Data> | null,
  result: (data: Data) => { __typename: string } | Refused,
): readonly FormProblem[] | null {
  if (!outcome) return null;
  if (outcome.failure) {
    const { message, reference, fields } = outcome.failure;
    if (fields.length > 0) return fields;
    return [{ field: null, message: reference ? `${message} Reference ${reference}.` : message }];
  }
  const answer = result(outcome.data);
  return isRefused(answer) ? [problemOf(answer)] : null;
}
