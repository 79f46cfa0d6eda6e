import { AgeText, EmptyState, LinkCard, MoneyText, ShowMore, TimeText } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { graphql } from '../gql';
import { paths } from '../paths';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const ReviewDeskQuery = graphql(`
  query AdminReviews($after: String) {
    reviewDesk(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        n
        contractId
        title
        submittedAt
        dueAt
        amount {
          minor
          currency
        }
      }
    }
  }
`);

export default function AdminReviews() {
  const [search] = useSearchParams();
  const loaded = useData(ReviewDeskQuery, { after: search.get('after') });
  return (
    <AdminFrame
      page="reviews"
      title="Reviews"
      lead="The owner could not be told of these deliveries, so staff reviews them in the owner's place."
    >
      <LoadedView loaded={loaded} what="reviews">
        {({ reviewDesk: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState title="No delivery waits for staff." />
          ) : (
            <>
              <ul className="list stack">
                {nodes.map(({ id, n, contractId, title, submittedAt, dueAt, amount }) => (
                  <li key={id}>
                    <LinkCard href={paths.review(contractId, id)} level={2} title={<bdi>{title}</bdi>}>
                      <p className="muted">
                        Delivery {n}, handed over <AgeText at={submittedAt} />, <MoneyText amount={amount} /> held
                      </p>
                      {dueAt ? (
                        <p>
                          Review by <TimeText at={dueAt} />
                        </p>
                      ) : null}
                    </LinkCard>
                  </li>
                ))}
              </ul>
              <ShowMore
                shown={nodes.length}
                noun={['delivery', 'deliveries']}
                href={pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null}
              />
            </>
          )
        }
      </LoadedView>
    </AdminFrame>
  );
}
