import { Card, DataTable, KitLink, MoneyText, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { fees, invoiceKinds } from './words';

export const InvoiceList_invoice = graphql(`
  fragment InvoiceList_invoice on Invoice {
    id
    number
    kind
    fee
    title
    issuedAt
    total {
      minor
      currency
    }
  }
`);

/** The platform's invoices for its own fees, newest first. */
export function InvoiceList({ invoices }: { invoices: readonly FragmentType<typeof InvoiceList_invoice>[] }) {
  const rows = invoices.map((invoice) => readFragment(InvoiceList_invoice, invoice));
  return (
    <Card as="section" labelledBy="invoices">
      <h2 id="invoices">Invoices for fees</h2>
      {rows.length === 0 ? (
        <p className="muted">When a fee is earned on released money, its invoice stands here.</p>
      ) : (
        <DataTable
          caption="Invoices for fees"
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'number',
              header: 'Number',
              cell: (row) => (
                <KitLink href={paths.invoiceFile(row.id)}>
                  {invoiceKinds[row.kind]} {row.number}
                </KitLink>
              ),
            },
            { key: 'fee', header: 'For', cell: (row) => `${fees[row.fee]}: ${row.title}` },
            { key: 'at', header: 'Issued', cell: (row) => <TimeText at={row.issuedAt} day plain /> },
            { key: 'total', header: 'Total', end: true, cell: (row) => <MoneyText amount={row.total} /> },
          ]}
        />
      )}
    </Card>
  );
}
