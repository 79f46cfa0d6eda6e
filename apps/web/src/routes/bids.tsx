import { Countdown, DataTable, EmptyState, KitLink, LinkButton, MoneyText, ShowMore, StatusPill } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { graphql } from '../gql';
import { paths } from '../paths';
import { expertsOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';

export const handle = expertsOnly;

const MyBidsQuery = graphql(`
  query MyBids($after: String) {
    myBids(after: $after, first: 20) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        state
        declineReason
        contractId
        deadlines {
          dueAt
        }
        youGet {
          minor
          currency
        }
        task {
          id
          title
        }
      }
    }
  }
`);

export default function Bids() {
  const [search] = useSearchParams();
  const loaded = useData(MyBidsQuery, { after: search.get('after') });
  return (
    <div className="page page--body stack stack--5">
      <PageHead title="My bids" action={<LinkButton href={paths.tasks}>Find tasks</LinkButton>} />
      <LoadedView loaded={loaded} what="your bids">
        {({ myBids }) =>
          myBids.nodes.length === 0 ? (
            <EmptyState
              title="Your bids will stand here with their answers."
              action={<LinkButton href={paths.tasks}>Find tasks</LinkButton>}
            />
          ) : (
            <>
              <DataTable
                caption="My bids"
                captionHidden
                rows={myBids.nodes}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'task', header: 'Task', cell: (row) => <KitLink href={paths.bid(row.task.id)}>{row.task.title}</KitLink> },
                  { key: 'state', header: 'State', cell: (row) => <StatusPill state={row.state} /> },
                  {
                    key: 'next',
                    header: 'Until',
                    cell: (row) => {
                      const [first] = row.deadlines;
                      if (first) return <Countdown until={first.dueAt} />;
                      return row.contractId ? (
                        <KitLink href={paths.contract(row.contractId)}>Contract</KitLink>
                      ) : (
                        (row.declineReason ?? '–')
                      );
                    },
                  },
                  { key: 'gets', header: 'You get', end: true, cell: (row) => <MoneyText amount={row.youGet} /> },
                ]}
              />
              <ShowMore
                shown={myBids.nodes.length}
                noun={['bid', 'bids']}
                href={myBids.pageInfo.hasNextPage ? `?after=${myBids.pageInfo.endCursor}` : null}
              />
            </>
          )
        }
      </LoadedView>
    </div>
  );
}
