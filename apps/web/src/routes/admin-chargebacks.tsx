import { EmptyState, ShowMore } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { BankCaseCard } from '../features/admin/bank-case-card';
import { graphql } from '../gql';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const ChargebacksQuery = graphql(`
  query AdminChargebacks($after: String) {
    chargebacks(first: 20, after: $after) {
      waiting {
        id
        ...BankCaseCard_case
      }
      nodes {
        id
        ...BankCaseCard_case
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** Payments that banks ask about: what needs our answer first, then what waits for the bank and what is over. */
export default function AdminChargebacks() {
  const [search] = useSearchParams();
  const loaded = useData(ChargebacksQuery, { after: search.get('after') });
  return (
    <AdminFrame
      page="chargebacks"
      title="Chargebacks"
      lead="A bank asks about a payment, or has taken it back. It takes one answer, and its date does not wait."
    >
      <LoadedView loaded={loaded} what="the chargebacks">
        {({ chargebacks: { waiting, nodes, pageInfo } }) => (
          <>
            <section className="stack" aria-labelledby="waiting">
              <h2 id="waiting">Waits for us</h2>
              {waiting.length === 0 ? <EmptyState title="No bank waits for an answer." /> : null}
              {waiting.map((one) => (
                <BankCaseCard key={one.id} bankCase={one} />
              ))}
            </section>
            <section className="stack" aria-labelledby="others">
              <h2 id="others">With the bank, and over</h2>
              {nodes.length === 0 ? <EmptyState title="Nothing yet." /> : null}
              {nodes.map((one) => (
                <BankCaseCard key={one.id} bankCase={one} />
              ))}
              {nodes.length > 0 ? (
                <ShowMore
                  shown={nodes.length}
                  noun={['case', 'cases']}
                  href={pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null}
                />
              ) : null}
            </section>
          </>
        )}
      </LoadedView>
    </AdminFrame>
  );
}
