import type { DocumentInput } from '@urql/core';
import { useEffect, useEffectEvent } from 'react';
import { useClient } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';

/** Calls back whenever the server says that something changed; the page then loads again under its own rights. */
export function useLive<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  onChange: () => void,
): void {
  const client = useClient();
  const changed = useEffectEvent(onChange);
  const key = JSON.stringify(variables);
  useEffect(() => {
    const query = document.toString() as unknown as DocumentInput<Data, Variables>;
    const { unsubscribe } = client.subscription<Data, Variables>(query, JSON.parse(key)).subscribe(() => changed());
    return unsubscribe;
  }, [client, document, key]);
}
