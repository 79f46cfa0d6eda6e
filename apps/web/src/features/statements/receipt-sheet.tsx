import { Button, Card, CopyText, KitLink, Ledger, LinkButton, MoneyText, Notice } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { PageHead } from '../../shell/page-head';
import { draftNote, receiptTitles, utcDate } from './words';

export const ReceiptSheet_receipt = graphql(`
  fragment ReceiptSheet_receipt on Receipt {
    id
    kind
    at
    contractId
    title
    ownerName
    expertName
    references
    cameBack
    totalLabel
    total {
      minor
      currency
    }
    parts {
      label
      amount {
        minor
        currency
      }
    }
  }
`);

/** A receipt: who, for what, when, the parts and their sum. Printed, only the sheet is on the paper. */
export function ReceiptSheet({ receipt }: { receipt: FragmentType<typeof ReceiptSheet_receipt> }) {
  const { id, kind, at, contractId, title, ownerName, expertName, references, cameBack, totalLabel, total, parts } = readFragment(
    ReceiptSheet_receipt,
    receipt,
  );
  return (
    <div className="page page--column page--body stack stack--5">
      <PageHead
        title={receiptTitles[kind]}
        lead={contractId && title ? <KitLink href={paths.contract(contractId)}>{title}</KitLink> : null}
      />
      {cameBack ? <Notice tone="held">The bank sent this money back later.</Notice> : null}
      <Card as="section" labelledBy="receipt-sums">
        <h2 id="receipt-sums" className="sr">
          Amounts
        </h2>
        <dl className="facts">
          <dt>When</dt>
          <dd>
            <time dateTime={at}>{utcDate(at)}</time> (UTC)
          </dd>
          {ownerName ? (
            <>
              <dt>Owner</dt>
              <dd>
                <bdi>{ownerName}</bdi>
              </dd>
            </>
          ) : null}
          {expertName ? (
            <>
              <dt>Expert</dt>
              <dd>
                <bdi>{expertName}</bdi>
              </dd>
            </>
          ) : null}
        </dl>
        <Ledger
          caption="Amounts"
          captionHidden
          rows={[
            ...parts.map(({ label, amount }) => ({ label, amount: <MoneyText amount={amount} /> })),
            { label: totalLabel, amount: <MoneyText amount={total} />, total: true },
          ]}
        />
        <CopyText label="Receipt" text={id} />
        {references.map((reference) => (
          <CopyText key={reference} label="Payment partner" text={reference} />
        ))}
        <p className="small muted">{draftNote}</p>
      </Card>
      <div className="cluster no-print">
        <LinkButton tone="primary" href={paths.receiptFile(id)}>
          Download receipt
        </LinkButton>
        <Button onClick={() => window.print()}>Print</Button>
      </div>
    </div>
  );
}
