import { Button, Card, DataTable, EmptyState, Field, MoneyText, ShowMore, TextInput, TimeText } from '@sidecrew/ui';
import { Form, useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { graphql } from '../gql';

const LedgerQuery = graphql(`
  query AdminLedger($search: String, $after: String) {
    trialBalance(currency: USD) {
      account
      amount {
        minor
        currency
      }
    }
    ledger(search: $search, first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        kind
        at
        sourceType
        sourceId
        reverses
        postings {
          account
          amount {
            minor
            currency
          }
        }
      }
    }
  }
`);

export default function AdminLedger() {
  const [search] = useSearchParams();
  const text = search.get('search');
  const loaded = useData(LedgerQuery, { search: text, after: search.get('after') });
  return (
    <AdminFrame page="ledger" title="Ledger" lead="Every journal sums to zero; nothing is ever changed.">
      <Form method="get" className="cluster" role="search">
        <Field name="search" label="Any id: contract, milestone, payment, transfer">
          <TextInput defaultValue={text ?? ''} />
        </Field>
        <Button type="submit">Search</Button>
      </Form>
      <LoadedView loaded={loaded} what="the ledger">
        {({ ledger: { nodes, pageInfo }, trialBalance }) => (
          <div className="stack">
            <details>
              <summary>Trial balance in USD</summary>
              <DataTable
                caption="Trial balance in USD"
                captionHidden
                rows={trialBalance}
                rowKey={({ account }) => account}
                columns={[
                  { key: 'account', header: 'Account', cell: ({ account }) => account },
                  { key: 'amount', header: 'Balance', end: true, cell: ({ amount }) => <MoneyText amount={amount} /> },
                ]}
              />
            </details>
            {nodes.length === 0 ? <EmptyState title="No journal matches." /> : null}
            {nodes.map((journal) => (
              <Card as="article" key={journal.id} labelledBy={`journal-${journal.id}`}>
                <h2 id={`journal-${journal.id}`}>{journal.kind.replaceAll('_', ' ')}</h2>
                <p className="muted">
                  <TimeText at={journal.at} /> · {journal.sourceType} {journal.sourceId}
                  {journal.reverses ? ` · takes back ${journal.reverses}` : ''}
                </p>
                <DataTable
                  caption={`Lines of ${journal.kind.replaceAll('_', ' ')} from ${journal.sourceType} ${journal.sourceId}`}
                  captionHidden
                  rows={journal.postings}
                  rowKey={({ account }) => account}
                  columns={[
                    { key: 'account', header: 'Account', cell: ({ account }) => account },
                    { key: 'amount', header: 'Debit +, credit −', end: true, cell: ({ amount }) => <MoneyText amount={amount} /> },
                  ]}
                />
              </Card>
            ))}
            <ShowMore
              shown={nodes.length}
              noun={['journal', 'journals']}
              href={
                pageInfo.hasNextPage
                  ? `?${new URLSearchParams({ ...(text ? { search: text } : {}), after: pageInfo.endCursor ?? '' })}`
                  : null
              }
            />
          </div>
        )}
      </LoadedView>
    </AdminFrame>
  );
}
