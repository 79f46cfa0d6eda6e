import type { FormProblem } from '@sidecrew/ui';
import type { CombinedError } from '@urql/core';

/** What a person needs to know about a call that failed. */
export interface Failure {
  message: string;
  reference: string | null;
  /** What the server would not take, field by field; empty where the fault is another. */
  fields: readonly FormProblem[];
}

/** A failed call in words: the network's silence and our own faults read differently. */
export function failureOf(error: CombinedError): Failure {
  if (error.networkError) {
    return { message: 'There is no connection. What you wrote is still here.', reference: null, fields: [] };
  }
  const [first] = error.graphQLErrors;
  const reference = first?.extensions?.reference;
  return {
    message: first?.message ?? 'Something failed on our side.',
    reference: typeof reference === 'string' ? reference : null,
    fields: fieldsOf(first?.extensions?.fields),
  };
}

const fieldsOf = (fields: unknown): FormProblem[] => (Array.isArray(fields) ? fields.filter(isProblem) : []);

function isProblem(one: unknown): one is FormProblem {
  if (typeof one !== 'object' || one === null || !('field' in one) || !('message' in one)) return false;
  return (typeof one.field === 'string' || one.field === null) && typeof one.message === 'string';
}
