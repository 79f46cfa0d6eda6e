import { EmptyState, ShowMore } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { VettingCard } from '../features/admin/vetting-card';
import { graphql } from '../gql';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const VettingQuery = graphql(`
  query AdminVetting($after: String) {
    vettingQueue(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        ...VettingCard_request
      }
    }
  }
`);

export default function AdminVetting() {
  const [search] = useSearchParams();
  const loaded = useData(VettingQuery, { after: search.get('after') });
  return (
    <AdminFrame page="vetting" title="Vetting" lead="Look at the work, then let the expert into the category or say why not.">
      <LoadedView loaded={loaded} what="the vetting queue">
        {({ vettingQueue: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState title="No expert waits to be vetted." />
          ) : (
            <div className="stack">
              {nodes.map((request) => (
                <VettingCard key={request.id} request={request} onDone={loaded.reload} />
              ))}
              <ShowMore
                shown={nodes.length}
                noun={['expert', 'experts']}
                href={pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null}
              />
            </div>
          )
        }
      </LoadedView>
    </AdminFrame>
  );
}
