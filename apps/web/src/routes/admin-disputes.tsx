import { AgeText, EmptyState, LinkCard, MoneyText, ShowMore, StatusPill, TimeText } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { graphql } from '../gql';
import type { DisputeState } from '../gql/graphql';
import { paths } from '../paths';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const DisputeDeskQuery = graphql(`
  query AdminDisputes($after: String) {
    disputeDesk(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        state
        openedAt
        held {
          minor
          currency
        }
        contract {
          id
          title
        }
        mediator {
          name
        }
        deadlines {
          kind
          dueAt
        }
      }
    }
  }
`);

/** What has to happen next, before "by" and a date. */
const waitsFor: Readonly<Record<DisputeState, string>> = {
  opened: 'Answer of the other side',
  negotiating: 'Agreement between the two',
  mediation: 'Proposal of staff',
  proposed: 'Answers to the proposal',
  review: 'Decision of a second admin',
  decided: 'Carried out',
  appealed: 'Decision of a third admin',
  settled: 'Carried out',
  executing: 'Carried out',
  closed: 'Closed',
};

export default function AdminDisputes() {
  const [search] = useSearchParams();
  const loaded = useData(DisputeDeskQuery, { after: search.get('after') });
  return (
    <AdminFrame page="disputes" title="Dispute desk" lead="One admin proposes; after a rejection a second one decides.">
      <LoadedView loaded={loaded} what="the dispute desk">
        {({ disputeDesk: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState title="No dispute waits for staff." />
          ) : (
            <>
              <ul className="list stack">
                {nodes.map(({ id, state, openedAt, held, contract, mediator, deadlines }) => (
                  <li key={id}>
                    <LinkCard href={paths.dispute(id)} level={2} title={<bdi>{contract.title}</bdi>}>
                      <p className="cluster">
                        <StatusPill state={state} />
                        {deadlines[0] ? (
                          <span>
                            {waitsFor[state]} by <TimeText at={deadlines[0].dueAt} />
                          </span>
                        ) : null}
                      </p>
                      <p className="muted">
                        <MoneyText amount={held} /> held, opened <AgeText at={openedAt} />
                        {mediator ? `, with ${mediator.name}` : ', nobody has it yet'}
                      </p>
                    </LinkCard>
                  </li>
                ))}
              </ul>
              <ShowMore
                shown={nodes.length}
                noun={['dispute', 'disputes']}
                href={pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null}
              />
            </>
          )
        }
      </LoadedView>
    </AdminFrame>
  );
}
