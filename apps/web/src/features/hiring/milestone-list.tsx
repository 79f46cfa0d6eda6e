import { DataTable, MoneyText, StatusPill, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { plural } from '../../words/plural';

export const MilestoneList_milestone = graphql(`
  fragment MilestoneList_milestone on Milestone {
    id
    n
    title
    state
    days
    dueAt
    amount {
      minor
      currency
    }
    expertGets {
      minor
      currency
    }
  }
`);

/** All parts of a contract, those that were cut off included. */
export function MilestoneList({ milestones }: { milestones: ReadonlyArray<FragmentType<typeof MilestoneList_milestone>> }) {
  return (
    <DataTable
      caption="Milestones and their money"
      captionHidden
      rows={readFragment(MilestoneList_milestone, milestones)}
      rowKey={(row) => row.id}
      columns={[
        { key: 'title', header: 'Milestone', cell: (row) => <bdi>{`${row.n}. ${row.title}`}</bdi> },
        { key: 'state', header: 'State', cell: (row) => <StatusPill state={row.state} /> },
        {
          key: 'due',
          header: 'Due',
          cell: (row) =>
            row.dueAt ? (
              <TimeText at={row.dueAt} day plain />
            ) : (
              plural(row.days, { one: '# day after payment', other: '# days after payment' })
            ),
        },
        { key: 'amount', header: 'Price', end: true, cell: (row) => <MoneyText amount={row.amount} /> },
        { key: 'gets', header: 'Expert gets', end: true, cell: (row) => <MoneyText amount={row.expertGets} /> },
      ]}
    />
  );
}
