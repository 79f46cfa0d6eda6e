import { EmptyState } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { AdminSearch } from '../features/admin/admin-search';
import { TraceList } from '../features/admin/trace-list';
import { graphql } from '../gql';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const TraceQuery = graphql(`
  query AdminTrace($id: String!) {
    trace(id: $id) {
      ...TraceList_entry
    }
  }
`);

/** One box for any id: of ours or of the payment partner's. */
export default function AdminTrace() {
  const [search] = useSearchParams();
  const id = (search.get('id') ?? '').trim();
  return (
    <AdminFrame page="trace" title="Trace" lead="Wishes, calls, journals, events and decisions about any id, in order.">
      <AdminSearch name="id" label="Any id: contract, milestone, person, payment, transfer, event" text={id || null} />
      {id.length < 3 ? <EmptyState title="Enter an id to see all that happened about it." /> : <Trace id={id} />}
    </AdminFrame>
  );
}

function Trace({ id }: { id: string }) {
  const loaded = useData(TraceQuery, { id });
  return (
    <LoadedView loaded={loaded} what="the trace">
      {({ trace }) => (trace.length === 0 ? <EmptyState title={`Nothing names “${id}”.`} /> : <TraceList id={id} entries={trace} />)}
    </LoadedView>
  );
}
