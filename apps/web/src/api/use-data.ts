import { useCallback } from 'react';
import { useQuery } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';
import { documentOf } from './document';
import { type Failure, failureOf } from './failure';

export interface Loaded<Data> {
  data: Data | undefined;
  /** Why there is nothing to show; or, beside data, why it may be old or lacks a part. */
  failure: Failure | null;
  /** Nothing to show yet. */
  loading: boolean;
  reload: () => void;
}

/** Loads an operation and keeps it fresh after acts that touch it. */
export function useData<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Loaded<Data> {
  const [{ data, error, fetching }, execute] = useQuery<Data, Variables>({
    query: documentOf(document),
    variables,
  });
  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  return { data, failure: error ? failureOf(error) : null, loading: fetching && !data, reload };
}
