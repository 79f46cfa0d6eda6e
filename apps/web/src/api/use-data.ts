import { useCallback, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';
import { documentOf } from './document';
import { type Failure, failureOf } from './failure';
import { onSessionBack } from './session-end';

export interface Loaded<Data> {
  data: Data | undefined;
  /** Why there is nothing to show; or, beside data, why it may be old or lacks a part. */
  failure: Failure | null;
  /** Nothing to show yet. */
  loading: boolean;
  reload: () => void;
}

/** Loads an operation and keeps it fresh after acts that touch it. What was loaded once stays when loading again fails. */
export function useData<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Loaded<Data> {
  const [{ data, error, fetching }, execute] = useQuery<Data, Variables>({
    query: documentOf(document),
    variables,
  });
  const key = JSON.stringify(variables);
  const [kept, keep] = useState<{ key: string; data: Data } | null>(null);
  if (data !== undefined && !error && (kept?.data !== data || kept.key !== key)) keep({ key, data });
  const before = kept?.key === key ? kept.data : undefined;
  const shown = error ? (before ?? partOf(data)) : (data ?? before);
  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useEffect(() => onSessionBack(reload), [reload]);
  return { data: shown, failure: error ? failureOf(error) : null, loading: fetching && shown === undefined, reload };
}

/** What came in spite of an error; an answer in which every part failed is none. */
function partOf<Data>(data: Data | undefined): Data | undefined {
  const parts = Object.values(data ?? {}) as unknown[];
  return parts.some((part) => part !== null) ? data : undefined;
}
