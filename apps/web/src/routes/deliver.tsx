import { Notice } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { DeliverForm } from '../features/delivery/deliver-form';
import { DeliveryView } from '../features/delivery/delivery-view';
import { openMilestone } from '../features/hiring/open-milestone';
import { graphql } from '../gql';
import { NotFoundPage } from '../shell/failure-pages';
import { expertsOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/use-viewer';
import type { Route } from './+types/deliver';

export const handle = expertsOnly;

const DeliverQuery = graphql(`
  query DeliverPage($id: ID!) {
    contract(id: $id) {
      id
      title
      milestones {
        id
        state
        title
        possibleActions
        ...DeliverForm_milestone
        ...DeliveryView_milestone
      }
    }
  }
`);

export default function Deliver({ params }: Route.ComponentProps) {
  const viewer = useViewer();
  const loaded = useData(DeliverQuery, { id: params.contractId });
  return (
    <div className="page page--column page--body stack stack--6">
      <LoadedView loaded={loaded} what="this milestone" page="Deliver">
        {({ contract }) => {
          const milestone = contract ? openMilestone(contract.milestones) : undefined;
          if (!contract || !milestone) return <NotFoundPage />;
          return (
            <>
              <PageHead title={`Deliver: ${milestone.title}`} lead={contract.title} />
              {milestone.possibleActions.includes('submit') ? (
                <>
                  {milestone.state === 'changes_requested' ? <DeliveryView milestone={milestone} /> : null}
                  <DeliverForm contractId={contract.id} viewerId={viewer.id} milestone={milestone} />
                </>
              ) : (
                <Notice tone="held">Nothing can be delivered right now.</Notice>
              )}
            </>
          );
        }}
      </LoadedView>
    </div>
  );
}
