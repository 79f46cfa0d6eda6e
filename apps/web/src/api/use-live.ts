import { useEffect, useEffectEvent } from 'react';
import { useClient } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';
import { documentOf } from './document';
import { onMaybeMissed } from './socket';

/**
 * Calls back whenever the server says that something changed, or may have said so while nobody could hear it;
 * the page then loads again under its own rights.
 */
export function useLive<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  onChange: () => void,
): void {
  const client = useClient();
  const changed = useEffectEvent(onChange);
  const key = JSON.stringify(variables);
  useEffect(() => {
    const query = documentOf(document);
    const { unsubscribe } = client.subscription<Data, Variables>(query, JSON.parse(key)).subscribe(() => changed());
    const stopWatching = onMaybeMissed(() => changed());
    return () => {
      unsubscribe();
      stopWatching();
    };
  }, [client, document, key]);
}
