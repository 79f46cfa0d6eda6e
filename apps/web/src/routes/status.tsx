import { Notice, TimeText } from '@sidecrew/ui';
import { PlainPage } from '../features/site/plain-page';
import { serverContext } from '../server-context';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/status';

export const meta: Route.MetaFunction = ({ matches }) => shareMeta(matches, 'Status', 'Whether Sidecrew works right now.');

export function loader({ context }: Route.LoaderArgs) {
  return { at: context.get(serverContext).now.toISOString() };
}

export default function Status({ loaderData }: Route.ComponentProps) {
  return (
    <PlainPage title="Status">
      <Notice tone="good" title="Pages are being served">
        <p>
          Checked <TimeText at={loaderData.at} plain />.
        </p>
      </Notice>
    </PlainPage>
  );
}
