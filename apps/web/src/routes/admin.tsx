import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { QueueList } from '../features/admin/queue-list';
import { graphql } from '../gql';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const AdminQuery = graphql(`
  query AdminHome {
    adminQueues {
      ...QueueList_queue
    }
  }
`);

export default function Admin() {
  const loaded = useData(AdminQuery, {});
  return (
    <AdminFrame page="" title="Staff" lead="The oldest against its time limit comes first.">
      <LoadedView loaded={loaded} what="the queues">
        {({ adminQueues }) => <QueueList queues={adminQueues} />}
      </LoadedView>
    </AdminFrame>
  );
}
