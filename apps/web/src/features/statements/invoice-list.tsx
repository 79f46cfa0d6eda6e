import { Card, KitLink, MoneyText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { fees, invoiceKinds, utcDate } from './words';

export const InvoiceList_invoice = graphql(`
  fragment InvoiceList_invoice on Invoice {
    id
    number
    kind
    fee
    title
    issuedAt
    corrects
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
        <ul className="list stack">
          {rows.map((row) => (
            <li key={row.id} className="stack stack--1">
              <span className="cluster cluster--apart">
                <KitLink href={paths.invoiceFile(row.id)}>
                  {invoiceKinds[row.kind]} {row.number}
                </KitLink>
                <MoneyText amount={row.total} />
              </span>
              <span className="small muted">
                {fees[row.fee]}: <bdi>{row.title}</bdi>, issued {utcDate(row.issuedAt)}
                {row.corrects ? `, corrects ${row.corrects}` : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
