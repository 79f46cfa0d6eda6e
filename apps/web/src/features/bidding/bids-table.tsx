import { DataTable, MoneyText, StatusPill } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { plural } from '../../words/plural';

export const BidsTable_bid = graphql(`
  fragment BidsTable_bid on Bid {
    id
    state
    expert {
      id
      onTimeRate
      onTimeCount
      person {
        name
      }
    }
    samples {
      id
    }
    ownerPays {
      minor
      currency
    }
    terms {
      days
      milestones {
        title
      }
      price {
        minor
        currency
      }
    }
  }
`);

const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** Bids side by side; each name leads to the whole bid below. */
export function BidsTable({ bids }: { bids: ReadonlyArray<FragmentType<typeof BidsTable_bid>> }) {
  return (
    <DataTable
      caption="Bids side by side"
      captionHidden
      rows={readFragment(BidsTable_bid, bids)}
      rowKey={(row) => row.id}
      columns={[
        { key: 'expert', header: 'Expert', cell: (row) => <a href={`#bid-${row.id}`}>{row.expert.person.name}</a> },
        { key: 'price', header: 'Price', end: true, cell: (row) => <MoneyText amount={row.terms.price} /> },
        { key: 'pays', header: 'You pay', end: true, cell: (row) => <MoneyText amount={row.ownerPays} /> },
        { key: 'days', header: 'Days', end: true, cell: (row) => row.terms.days },
        { key: 'parts', header: 'Milestones', end: true, cell: (row) => row.terms.milestones.length },
        { key: 'samples', header: 'Samples', end: true, cell: (row) => row.samples.length },
        {
          key: 'on-time',
          header: 'On time',
          end: true,
          cell: (row) =>
            row.expert.onTimeCount === 0 || row.expert.onTimeRate === null || row.expert.onTimeRate === undefined
              ? 'New'
              : `${share.format(row.expert.onTimeRate)} of ${plural(row.expert.onTimeCount, { other: '#' })}`,
        },
        { key: 'state', header: 'State', cell: (row) => <StatusPill state={row.state} /> },
      ]}
    />
  );
}
