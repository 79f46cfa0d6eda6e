import { Loading } from '@sidecrew/ui';
import { useSyncExternalStore } from 'react';
import { Outlet, type ShouldRevalidateFunctionArgs } from 'react-router';
import LiveSession from '../api/live-session';
import { requireViewer } from '../server/require-viewer';
import type { Route } from './+types/member';

/** Checks the session; the data comes afterwards, in the browser. */
export function loader({ request, context }: Route.LoaderArgs) {
  return { viewer: requireViewer(request, context) };
}

export function shouldRevalidate({ formMethod }: ShouldRevalidateFunctionArgs) {
  return formMethod !== undefined;
}

const never = () => () => undefined;

export default function Member({ loaderData }: Route.ComponentProps) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!inBrowser) {
    return (
      <div className="page page--body">
        <Loading what="this page" />
      </div>
    );
  }
  return (
    <LiveSession email={loaderData.viewer.email}>
      <Outlet />
    </LiveSession>
  );
}
