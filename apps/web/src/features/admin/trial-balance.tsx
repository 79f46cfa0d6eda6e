import { DataTable, MoneyText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const TrialBalance_row = graphql(`
  fragment TrialBalance_row on TrialBalanceRow {
    account
    amount {
      minor
      currency
    }
  }
`);

interface TrialBalanceProps {
  currency: string;
  rows: ReadonlyArray<FragmentType<typeof TrialBalance_row>>;
}

/** Every account with a balance in one currency; folded away, since it is long. A currency without money is left out. */
export function TrialBalance({ currency, rows }: TrialBalanceProps) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>Trial balance in {currency}</summary>
      <DataTable
        caption={`Trial balance in ${currency}`}
        captionHidden
        rows={readFragment(TrialBalance_row, rows)}
        rowKey={({ account }) => account}
        columns={[
          { key: 'account', header: 'Account', cell: ({ account }) => <span className="id-text">{account}</span> },
          { key: 'amount', header: 'Balance', end: true, cell: ({ amount }) => <MoneyText amount={amount} /> },
        ]}
      />
    </details>
  );
}
