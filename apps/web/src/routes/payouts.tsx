import '../features/home/home.css';
import { BankAmountText, Card, DataTable, EmptyState, KitLink, MoneyText, ShowMore, StatusPill, TimeText } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { MoneyList } from '../features/home/money-list';
import { PayoutAccountPanel } from '../features/payouts/payout-account';
import { graphql } from '../gql';
import { paths } from '../paths';
import { expertsOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';

export const handle = expertsOnly;

const PayoutsQuery = graphql(`
  query Payouts($after: String) {
    payouts {
      account {
        ...PayoutAccountPanel_account
      }
      onItsWay {
        milestoneId
        ...MoneyList_entry
      }
      receivedTotals {
        minor
        currency
      }
      payouts(after: $after, first: 20) {
        pageInfo {
          endCursor
          hasNextPage
        }
        nodes {
          id
          state
          createdAt
          arrivesAt
          failure
          receiptId
          amount {
            minor
            currency
            decimals
          }
        }
      }
    }
  }
`);

const PayoutsChanged = graphql(`
  subscription PayoutsPageChanged {
    noticesChanged {
      id
    }
  }
`);

export default function Payouts() {
  const [search] = useSearchParams();
  const loaded = useData(PayoutsQuery, { after: search.get('after') });
  useLive(PayoutsChanged, {}, loaded.reload);
  return (
    <div className="page page--body stack stack--6">
      <PageHead title="Payouts" />
      <LoadedView loaded={loaded} what="your payouts">
        {({ payouts }) => (
          <div className="columns">
            <div className="stack stack--5">
              <PayoutAccountPanel account={payouts.account} />
              <section className="stack stack--3" aria-labelledby="to-bank">
                <h2 id="to-bank">To your bank</h2>
                {payouts.payouts.nodes.length === 0 ? (
                  <EmptyState title="Payouts to your bank will stand here with their dates." />
                ) : (
                  <>
                    <DataTable
                      caption="Payouts"
                      captionHidden
                      rows={payouts.payouts.nodes}
                      rowKey={(row) => row.id}
                      columns={[
                        { key: 'at', header: 'Sent', cell: (row) => <TimeText at={row.createdAt} day plain /> },
                        {
                          key: 'state',
                          header: 'State',
                          cell: (row) => (
                            <span className="stack stack--1">
                              <StatusPill state={row.state} />
                              {row.failure ? <span className="small">{row.failure}</span> : null}
                            </span>
                          ),
                        },
                        {
                          key: 'arrives',
                          header: 'Arrives',
                          cell: (row) => (row.arrivesAt ? <TimeText at={row.arrivesAt} day plain /> : '–'),
                        },
                        { key: 'amount', header: 'Amount', end: true, cell: (row) => <BankAmountText amount={row.amount} /> },
                        {
                          key: 'receipt',
                          header: 'Receipt',
                          cell: (row) => (row.receiptId ? <KitLink href={paths.receipt(row.receiptId)}>Receipt</KitLink> : '–'),
                        },
                      ]}
                    />
                    {payouts.payouts.pageInfo.hasNextPage ? (
                      <ShowMore
                        shown={payouts.payouts.nodes.length}
                        noun={['payout', 'payouts']}
                        href={`?after=${payouts.payouts.pageInfo.endCursor}`}
                      />
                    ) : null}
                  </>
                )}
              </section>
            </div>
            <aside className="stack">
              <Card as="section" labelledBy="received">
                <h2 id="received">Received so far</h2>
                {payouts.receivedTotals.length === 0 ? <p className="muted">Nothing yet.</p> : null}
                {payouts.receivedTotals.map((sum) => (
                  <p key={sum.currency}>
                    <MoneyText amount={sum} large />
                  </p>
                ))}
              </Card>
              <MoneyList entries={payouts.onItsWay} />
            </aside>
          </div>
        )}
      </LoadedView>
    </div>
  );
}
