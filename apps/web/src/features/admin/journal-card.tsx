import { Card, DataTable, MoneyText, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const JournalCard_journal = graphql(`
  fragment JournalCard_journal on LedgerJournal {
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
`);

/** One journal with its lines, which sum to zero. */
export function JournalCard({ journal }: { journal: FragmentType<typeof JournalCard_journal> }) {
  const { id, kind, at, sourceType, sourceId, reverses, postings } = readFragment(JournalCard_journal, journal);
  const name = kind.replaceAll('_', ' ');
  return (
    <Card as="article" labelledBy={`journal-${id}`}>
      <h2 id={`journal-${id}`}>{name}</h2>
      <p className="muted id-text">
        <TimeText at={at} /> · {sourceType} {sourceId}
        {reverses ? ` · takes back ${reverses}` : ''}
      </p>
      <DataTable
        caption={`Lines of ${name} from ${sourceType} ${sourceId}`}
        captionHidden
        rows={postings}
        rowKey={({ account }) => account}
        columns={[
          { key: 'account', header: 'Account', cell: ({ account }) => <span className="id-text">{account}</span> },
          { key: 'amount', header: 'Debit +, credit −', end: true, cell: ({ amount }) => <MoneyText amount={amount} /> },
        ]}
      />
    </Card>
  );
}
