import type { RouterContextProvider } from 'react-router';
import type { TypedDocumentString } from '../gql/graphql';
import { serverContext } from '../server-context';

/** Runs a typed operation inside a loader or an action. */
export async function runOperation<Data, Variables extends Record<string, unknown>>(
  context: Readonly<RouterContextProvider>,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return (await context.get(serverContext).execute(document.toString(), variables)) as Data;
}

/** The same page as not found, also for what one may not see. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not found' });
}

/** The value of one cookie of a request. */
export function cookieOf(request: Request, name: string): string | null {
  const pairs = (request.headers.get('Cookie') ?? '').split(/;\s*/).map((pair) => pair.split('='));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value === undefined ? null : decodeURIComponent(value);
}
