import type { CombinedError } from '@urql/core';

/** What a person needs to know about a call that failed. */
export interface Failure {
  message: string;
  reference: string | null;
}

/** A failed call in words: the network's silence and our own faults read differently. */
export function failureOf(error: CombinedError): Failure {
  if (error.networkError) {
    return { message: 'There is no connection. What you wrote is still here.', reference: null };
  }
  const [first] = error.graphQLErrors;
  const reference = first?.extensions?.reference;
  return {
    message: first?.message ?? 'Something failed on our side.',
    reference: typeof reference === 'string' ? reference : null,
  };
}
