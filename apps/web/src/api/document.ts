import type { DocumentInput } from '@urql/core';
import type { TypedDocumentString } from '../gql/graphql';

/** A generated operation as the API client takes it: its text, which keeps the types of data and variables. */
export const documentOf = <Data, Variables extends Record<string, unknown>>(document: TypedDocumentString<Data, Variables>) =>
  document.toString() as unknown as DocumentInput<Data, Variables>;
