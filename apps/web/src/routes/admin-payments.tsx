import { AgeText, Card, CopyText, EmptyState, KitLink, MoneyText, ShowMore, StatusPill } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useAct } from '../api/use-act';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { ReasonDialog } from '../features/admin/reason-dialog';
import { problemsOf } from '../forms/use-form-act';
import { graphql } from '../gql';
import { paths } from '../paths';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const FailedMoneyQuery = graphql(`
  query AdminPayments($after: String) {
    failedMoney(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        op
        state
        code
        attempts
        createdAt
        nextAt
        contractId
        stripeId
        amount {
          minor
          currency
        }
      }
    }
  }
`);

const RetryMoneyMutation = graphql(`
  mutation RetryMoney($intentId: ID!, $reason: String!) {
    retryMoney(intentId: $intentId, reason: $reason) {
      __typename
      ... on MoneyIntent {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

export default function AdminPayments() {
  const [search] = useSearchParams();
  const loaded = useData(FailedMoneyQuery, { after: search.get('after') });
  const [retry] = useAct(RetryMoneyMutation);
  return (
    <AdminFrame page="payments" title="Payments in trouble" lead="Releases and refunds that the payment partner refused or left open.">
      <LoadedView loaded={loaded} what="payments in trouble">
        {({ failedMoney: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState title="No payment is in trouble." />
          ) : (
            <div className="stack">
              {nodes.map((intent) => (
                <Card as="article" key={intent.id} labelledBy={`intent-${intent.id}`}>
                  <h2 id={`intent-${intent.id}`}>
                    {intent.op} <MoneyText amount={intent.amount ?? null} />
                  </h2>
                  <p className="cluster">
                    <StatusPill state={intent.state} /> {intent.code ?? 'no code'} · tried {intent.attempts}× ·{' '}
                    <AgeText at={intent.createdAt} />
                  </p>
                  <p className="cluster">
                    <CopyText text={intent.id} label="Intent" />
                    {intent.contractId ? <KitLink href={paths.contract(intent.contractId)}>Open the contract</KitLink> : null}
                    <KitLink href={paths.adminTrace(intent.id)}>Trace</KitLink>
                  </p>
                  <div>
                    <ReasonDialog
                      label="Try again"
                      title="Try this again?"
                      busyLabel="Trying…"
                      keepLabel="Not now"
                      done="Asked again, with your name."
                      field={{ name: 'reason', label: 'Why it should work now' }}
                      run={async (reason) => problemsOf(await retry({ intentId: intent.id, reason }), (data) => data.retryMoney)}
                      onDone={loaded.reload}
                    />
                  </div>
                </Card>
              ))}
              <ShowMore
                shown={nodes.length}
                noun={['payment', 'payments']}
                href={pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null}
              />
            </div>
          )
        }
      </LoadedView>
    </AdminFrame>
  );
}
