import '../features/disputes/disputes.css';
import { KitLink } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { DisputeActs } from '../features/disputes/dispute-acts';
import { DisputeRoom } from '../features/disputes/dispute-room';
import { RulingActs } from '../features/disputes/ruling-acts';
import { graphql } from '../gql';
import { paths } from '../paths';
import { NotFoundPage } from '../shell/failure-pages';
import { PageHead } from '../shell/page-head';
import type { Route } from './+types/dispute';

const DisputeQuery = graphql(`
  query DisputePage($id: ID!) {
    dispute(id: $id) {
      id
      contract {
        id
        title
      }
      ...DisputeRoom_dispute
      ...DisputeActs_dispute
      ...RulingActs_dispute
    }
  }
`);

const DisputeChanged = graphql(`
  subscription DisputePageChanged($id: ID!) {
    contractChanged(id: $id) {
      id
    }
  }
`);

export default function DisputePage({ params }: Route.ComponentProps) {
  const loaded = useData(DisputeQuery, { id: params.disputeId });
  return (
    <div className="page page--column page--body stack stack--6">
      <LoadedView loaded={loaded} what="this dispute" page="Dispute">
        {({ dispute }) =>
          dispute ? (
            <>
              <LiveDispute contractId={dispute.contract.id} onChange={loaded.reload} />
              <PageHead
                title={`Dispute: ${dispute.contract.title}`}
                lead={<KitLink href={paths.contract(dispute.contract.id)}>Back to the contract</KitLink>}
              />
              <DisputeRoom
                dispute={dispute}
                acts={
                  <>
                    <DisputeActs dispute={dispute} />
                    <RulingActs dispute={dispute} />
                  </>
                }
              />
            </>
          ) : (
            <NotFoundPage />
          )
        }
      </LoadedView>
    </div>
  );
}

/** Listens once the contract is known. */
function LiveDispute({ contractId, onChange }: { contractId: string; onChange: () => void }) {
  useLive(DisputeChanged, { id: contractId }, onChange);
  return null;
}
