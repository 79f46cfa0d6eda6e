import { Loading } from '@sidecrew/ui';
import { useSyncExternalStore } from 'react';
import { Outlet, type ShouldRevalidateFunctionArgs, useMatches } from 'react-router';
import LiveSession from '../api/live-session';
import { requireViewer } from '../server/require-viewer';
import { NotFoundPage, RolePage, StaffRestsPage } from '../shell/failure-pages';
import { missingRole, type Role } from '../shell/member-roles';
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
  const matches = useMatches();
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
    <LiveSession viewer={loaderData.viewer}>
      <Page missing={missingRole(loaderData.viewer, matches)} staffRests={loaderData.viewer.staffRests} />
    </LiveSession>
  );
}

/** Staff pages do not exist for others; what an owner or an expert has is no secret, and every account can be both. */
function Page({ missing, staffRests }: { missing: Role | null; staffRests: boolean }) {
  if (missing === null) return <Outlet />;
  if (missing === 'isAdmin' && staffRests) return <StaffRestsPage />;
  return missing === 'isAdmin' ? <NotFoundPage /> : <RolePage role={missing} />;
}
