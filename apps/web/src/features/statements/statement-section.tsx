import { DataTable, KitLink, MoneyText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { plural } from '../../words/plural';
import { sideNotes, sideTitles, utcDay } from './words';

export const StatementSection_section = graphql(`
  fragment StatementSection_section on StatementSection {
    side
    lineCount
    opening {
      minor
      currency
    }
    closing {
      minor
      currency
    }
    lines {
      id
      at
      what
      title
      contractId
      receiptId
      fee {
        minor
        currency
      }
      change {
        minor
        currency
      }
      balance {
        minor
        currency
      }
    }
  }
`);

/** One side and currency of a month: balance before, every change, balance after. */
export function StatementSection({ section }: { section: FragmentType<typeof StatementSection_section> }) {
  const { side, opening, closing, lines, lineCount } = readFragment(StatementSection_section, section);
  const headingId = `statement-${side}-${opening.currency}`;
  return (
    <section className="stack stack--3" aria-labelledby={headingId}>
      <h2 id={headingId}>
        {sideTitles[side]} ({opening.currency})
      </h2>
      <p className="muted">{sideNotes[side]}</p>
      <p className="cluster cluster--apart">
        <span>
          Before <MoneyText amount={opening} />
        </span>
        <span>
          After <MoneyText amount={closing} large />
        </span>
      </p>
      {lines.length === 0 ? (
        <p className="muted">Nothing moved.</p>
      ) : (
        <DataTable
          caption={`${sideTitles[side]}, ${opening.currency}`}
          captionHidden
          rows={lines}
          rowKey={(line) => line.id}
          columns={[
            {
              key: 'what',
              header: 'What',
              cell: (line) => (
                <span className="stack stack--1">
                  <span>{line.what}</span>
                  {line.contractId && line.title ? (
                    <KitLink href={paths.contract(line.contractId)} className="small">
                      <bdi>{line.title}</bdi>
                    </KitLink>
                  ) : null}
                </span>
              ),
            },
            {
              key: 'at',
              header: 'When',
              cell: (line) => (
                <time className="nowrap" dateTime={line.at}>
                  {utcDay(line.at)}
                </time>
              ),
            },
            { key: 'fee', header: 'Fee', end: true, cell: (line) => (line.fee.minor === '0' ? '–' : <MoneyText amount={line.fee} />) },
            {
              key: 'change',
              header: 'Change',
              end: true,
              cell: (line) => (line.change.minor === '0' ? 'No change' : <MoneyText amount={line.change} />),
            },
            { key: 'balance', header: 'Balance', end: true, cell: (line) => <MoneyText amount={line.balance} /> },
            {
              key: 'receipt',
              header: 'Receipt',
              cell: (line) => (line.receiptId ? <KitLink href={paths.receipt(line.receiptId)}>Receipt</KitLink> : '–'),
            },
          ]}
        />
      )}
      {lineCount > lines.length ? (
        <p className="small muted">
          {plural(lineCount - lines.length, { one: '# more line stands in the files.', other: '# more lines stand in the files.' })}
        </p>
      ) : null}
    </section>
  );
}
