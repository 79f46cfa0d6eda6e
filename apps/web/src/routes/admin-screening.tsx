import { EmptyState, ShowMore } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { ScreeningCard } from '../features/admin/screening-card';
import { graphql } from '../gql';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const ScreeningQuery = graphql(`
  query AdminScreening($after: String) {
    screeningQueue(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        ...ScreeningCard_task
      }
    }
  }
`);

export default function AdminScreening() {
  const [search] = useSearchParams();
  const loaded = useData(ScreeningQuery, { after: search.get('after') });
  return (
    <AdminFrame page="screening" title="Screening" lead="Tasks that the rules want a person to see, within 24 hours.">
      <LoadedView loaded={loaded} what="the screening queue">
        {({ screeningQueue: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState title="No task waits for screening." />
          ) : (
            <div className="stack">
              {nodes.map((task) => (
                <ScreeningCard key={task.id} task={task} onDone={loaded.reload} />
              ))}
              <ShowMore shown={nodes.length} noun={['task', 'tasks']} href={pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null} />
            </div>
          )
        }
      </LoadedView>
    </AdminFrame>
  );
}
