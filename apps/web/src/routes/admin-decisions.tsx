import { EmptyState, ShowMore } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { DecisionCard } from '../features/admin/decision-card';
import { DecisionForm } from '../features/admin/decision-form';
import { graphql } from '../gql';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const DecisionsQuery = graphql(`
  query AdminDecisions($after: String) {
    staffDecisions(first: 20, after: $after) {
      waiting {
        id
        ...DecisionCard_decision
      }
      nodes {
        id
        ...DecisionCard_decision
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** Money that staff move beside the flow, and what waits for a second pair of eyes. */
export default function AdminDecisions() {
  const [search] = useSearchParams();
  const loaded = useData(DecisionsQuery, { after: search.get('after') });
  return (
    <AdminFrame page="decisions" title="Decisions about money" lead="Each has a reason and a name; above 100.00 it has two.">
      <div>
        <DecisionForm onDone={loaded.reload} />
      </div>
      <LoadedView loaded={loaded} what="the decisions">
        {({ staffDecisions: { waiting, nodes, pageInfo } }) => (
          <>
            <section className="stack" aria-labelledby="waiting">
              <h2 id="waiting">Waiting for a second admin</h2>
              {waiting.length === 0 ? <EmptyState title="Nothing waits." /> : null}
              {waiting.map((decision) => (
                <DecisionCard key={decision.id} decision={decision} onDone={loaded.reload} />
              ))}
            </section>
            <section className="stack" aria-labelledby="decided">
              <h2 id="decided">Decided</h2>
              {nodes.length === 0 ? <EmptyState title="No decision was made yet." /> : null}
              {nodes.map((decision) => (
                <DecisionCard key={decision.id} decision={decision} onDone={loaded.reload} />
              ))}
              {pageInfo.hasNextPage ? (
                <ShowMore shown={nodes.length} noun={['decision', 'decisions']} href={`?after=${pageInfo.endCursor}`} />
              ) : null}
            </section>
          </>
        )}
      </LoadedView>
    </AdminFrame>
  );
}
