import { useRouteLoaderData } from 'react-router';
import type { loader } from '../routes/member';
import type { SessionViewer } from '../server-context';

/** The person who is signed in; only below the member area. */
export function useViewer(): SessionViewer {
  const data = useRouteLoaderData<typeof loader>('routes/member');
  if (!data) throw new Error('This page belongs below the member area.');
  return data.viewer;
}
