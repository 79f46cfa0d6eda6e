import { Card, Ledger, MoneyText, Notice } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { DeliveryView } from '../features/delivery/delivery-view';
import { ExtendReview } from '../features/delivery/extend-review';
import { ReviewActs } from '../features/delivery/review-acts';
import { OpenDispute } from '../features/disputes/open-dispute';
import { graphql } from '../gql';
import { NotFoundPage } from '../shell/failure-pages';
import { PageHead } from '../shell/page-head';
import type { Route } from './+types/review';

const ReviewQuery = graphql(`
  query ReviewPage($id: ID!) {
    contract(id: $id) {
      id
      title
      expert {
        name
      }
      milestones {
        id
        title
        possibleActions
        amount {
          minor
          currency
        }
        expertFee {
          minor
          currency
        }
        expertGets {
          minor
          currency
        }
        position {
          held {
            minor
            currency
          }
        }
        deliveries {
          id
          n
        }
        ...DeliveryView_milestone
        ...ReviewActs_milestone
      }
    }
  }
`);

export default function Review({ params }: Route.ComponentProps) {
  const loaded = useData(ReviewQuery, { id: params.contractId });
  return (
    <LoadedView loaded={loaded} what="this delivery" page="Review" frame="page page--body">
      {({ contract }) => {
        const milestone = contract?.milestones.find((one) => one.deliveries.some(({ id }) => id === params.deliveryId));
        if (!contract || !milestone) return <NotFoundPage />;
        const newest = milestone.deliveries.toSorted((a, b) => b.n - a.n)[0];
        const open = milestone.possibleActions.includes('approve');
        return (
          <div className="page page--body stack stack--6">
            <PageHead title={`Review: ${milestone.title}`} lead={contract.title} />
            {newest && newest.id !== params.deliveryId ? (
              <Notice tone="info">There is a newer delivery. This page shows the newest.</Notice>
            ) : null}
            <div className="columns">
              <DeliveryView milestone={milestone} />
              <aside className="stack">
                <Card>
                  <Ledger
                    caption="Money that moves"
                    rows={[
                      { label: 'Held', amount: <MoneyText amount={milestone.position.held} /> },
                      {
                        label: 'Expert fee',
                        amount: (
                          <>
                            {'\u2212'} <MoneyText amount={milestone.expertFee} />
                          </>
                        ),
                      },
                      { label: `${contract.expert.name} gets`, amount: <MoneyText amount={milestone.expertGets} />, total: true },
                    ]}
                  />
                  {open && newest ? (
                    <ReviewActs contractId={contract.id} deliveryId={newest.id} expertName={contract.expert.name} milestone={milestone} />
                  ) : (
                    <Notice tone="neutral">Nothing is to be decided here right now.</Notice>
                  )}
                  {milestone.possibleActions.includes('extend') ? <ExtendReview milestoneId={milestone.id} /> : null}
                  {milestone.possibleActions.includes('dispute') ? (
                    <OpenDispute milestoneId={milestone.id} held={milestone.position.held} />
                  ) : null}
                </Card>
              </aside>
            </div>
          </div>
        );
      }}
    </LoadedView>
  );
}
