import { useCallback, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';
import { documentOf } from './document';
import { type Failure, failureOf } from './failure';
import { askForProof, needsProof } from './proof';

export type Outcome<Data> = { data: Data; failure: null } | { data: null; failure: Failure };

/**
 * An act on the server, and whether it is under way. A second press while the first is open does nothing:
 * the state of React is too late for a double click, a reference is not.
 */
export function useAct<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
): [act: (variables: Variables) => Promise<Outcome<Data> | null>, busy: boolean] {
  const client = useClient();
  const open = useRef(false);
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async (variables: Variables) => {
      if (open.current) return null;
      open.current = true;
      setBusy(true);
      const query = documentOf(document);
      const send = () => client.mutation<Data, Variables>(query, variables).toPromise();
      let { data, error } = await send();
      if (data && needsProof(data) && (await askForProof())) ({ data, error } = await send());
      open.current = false;
      setBusy(false);
      if (error || !data) {
        const failure = error ? failureOf(error) : { message: 'The answer was empty.', reference: null, fields: [] };
        return { data: null, failure };
      }
      return { data, failure: null };
    },
    [client, document],
  );
  return [act, busy];
}
