import { DataTable, EmptyState, KitLink, MoneyText, ShowMore, StatusPill, TimeText } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { graphql } from '../gql';
import { paths } from '../paths';
import { ownersOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';

export const handle = ownersOnly;

const PaymentsQuery = graphql(`
  query Payments($after: String) {
    payments(after: $after, first: 20) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        at
        kind
        state
        title
        reference
        contractId
        receiptId
        amount {
          minor
          currency
        }
        fee {
          minor
          currency
        }
      }
    }
  }
`);

const kinds: Readonly<Record<string, string>> = { payment: 'Paid', tip: 'Tip', refund: 'Returned' };

export default function Payments() {
  const [search] = useSearchParams();
  const loaded = useData(PaymentsQuery, { after: search.get('after') });
  return (
    <div className="page page--body stack stack--5">
      <PageHead title="Payments" lead="What you paid, what left, what came back." />
      <LoadedView loaded={loaded} what="your payments">
        {({ payments }) =>
          payments.nodes.length === 0 ? (
            <EmptyState title="Your payments and receipts will stand here." />
          ) : (
            <>
              <DataTable
                caption="Payments"
                captionHidden
                rows={payments.nodes}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'title', header: 'For', cell: (row) => <KitLink href={paths.contract(row.contractId)}>{row.title}</KitLink> },
                  { key: 'at', header: 'When', cell: (row) => <TimeText at={row.at} plain /> },
                  { key: 'kind', header: 'What', cell: (row) => kinds[row.kind] ?? row.kind },
                  { key: 'state', header: 'State', cell: (row) => <StatusPill state={row.state} /> },
                  { key: 'fee', header: 'Fee', end: true, cell: (row) => <MoneyText amount={row.fee ?? null} unknown="No fee" /> },
                  { key: 'amount', header: 'Amount', end: true, cell: (row) => <MoneyText amount={row.amount} /> },
                  {
                    key: 'receipt',
                    header: 'Receipt',
                    cell: (row) => (row.receiptId ? <KitLink href={paths.receipt(row.receiptId)}>Receipt</KitLink> : '–'),
                  },
                ]}
              />
              {payments.pageInfo.hasNextPage ? (
                <ShowMore shown={payments.nodes.length} noun={['payment', 'payments']} href={`?after=${payments.pageInfo.endCursor}`} />
              ) : null}
            </>
          )
        }
      </LoadedView>
    </div>
  );
}
