import { EmptyState, LinkButton, ShowMore } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { InvoiceList } from '../features/statements/invoice-list';
import { MonthChoice } from '../features/statements/month-choice';
import { StatementSection } from '../features/statements/statement-section';
import { TaxDetailsCard } from '../features/statements/tax-details-card';
import { draftNote, monthName } from '../features/statements/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { PageHead } from '../shell/page-head';

const StatementsQuery = graphql(`
  query StatementsPage($month: String!, $after: String) {
    statement(month: $month) {
      months
      sections {
        side
        opening {
          currency
        }
        ...StatementSection_section
      }
    }
    invoices(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        ...InvoiceList_invoice
      }
    }
    taxDetails {
      ...TaxDetailsCard_details
    }
  }
`);

/** Months are in UTC, on screen as in the files. */
const thisMonth = () => new Date().toISOString().slice(0, 7);

/** A month of a person's money, the files for their books, and the platform's invoices. */
export default function Statements() {
  const [search] = useSearchParams();
  const asked = search.get('month') ?? '';
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : thisMonth();
  const loaded = useData(StatementsQuery, { month, after: search.get('invoices') });
  return (
    <div className="page page--body stack stack--6">
      <PageHead title="Statements" lead="Every change of your money, month by month in UTC, as the books have it." />
      <LoadedView loaded={loaded} what="your statement">
        {({ statement, invoices, taxDetails }) => (
          <div className="columns">
            <div className="stack stack--6">
              <div className="cluster cluster--apart no-print">
                <MonthChoice month={month} months={statement.months} />
                <div className="cluster">
                  <LinkButton href={paths.statementFile(month)}>Month as PDF</LinkButton>
                  <LinkButton href={paths.yearFile(month.slice(0, 4))}>{month.slice(0, 4)} as CSV</LinkButton>
                </div>
              </div>
              {statement.sections.length === 0 ? <EmptyState title={`Nothing moved in ${monthName(month)}.`} /> : null}
              {statement.sections.map((section) => (
                <StatementSection key={`${section.side} ${section.opening.currency}`} section={section} />
              ))}
              <p className="small muted">{draftNote}</p>
            </div>
            <aside className="stack no-print">
              <TaxDetailsCard details={taxDetails} onSaved={loaded.reload} />
              <InvoiceList invoices={invoices.nodes} />
              {invoices.pageInfo.hasNextPage ? (
                <ShowMore
                  shown={invoices.nodes.length}
                  noun={['invoice', 'invoices']}
                  href={`?${new URLSearchParams({ month, invoices: invoices.pageInfo.endCursor ?? '' }).toString()}`}
                />
              ) : null}
            </aside>
          </div>
        )}
      </LoadedView>
    </div>
  );
}
