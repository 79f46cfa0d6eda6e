import { DataTable, KitLink, MoneyText, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { TraceKind } from '../../gql/graphql';
import { paths } from '../../paths';

export const TraceList_entry = graphql(`
  fragment TraceList_entry on TraceEntry {
    at
    kind
    reference
    what
    state
    detail
    amount {
      minor
      currency
    }
  }
`);

const kinds: Readonly<Record<TraceKind, string>> = {
  intent: 'Wish',
  call: 'Call',
  journal: 'Journal',
  event: 'Event',
  decision: 'Decision',
  audit: 'Record',
};

/** Everything about one id, oldest first; each line leads to its own trace. */
export function TraceList({ id, entries }: { id: string; entries: readonly FragmentType<typeof TraceList_entry>[] }) {
  const rows = entries.map((entry, n) => ({ ...readFragment(TraceList_entry, entry), n }));
  return (
    <DataTable
      caption={`Everything about ${id}`}
      captionHidden
      rows={rows}
      rowKey={({ n }) => String(n)}
      columns={[
        {
          key: 'what',
          header: 'What',
          cell: ({ kind, what, detail }) => (
            <span className="stack stack--1">
              <span>
                {kinds[kind]}: {what.replaceAll('_', ' ')}
              </span>
              {detail ? <span className="small muted id-text">{detail}</span> : null}
            </span>
          ),
        },
        {
          key: 'at',
          header: 'When',
          cell: ({ at }) => (
            <span className="nowrap">
              <TimeText at={at} plain />
            </span>
          ),
        },
        { key: 'state', header: 'State', cell: ({ state }) => (state ? state.replaceAll('_', ' ') : '–') },
        { key: 'amount', header: 'Amount', end: true, cell: ({ amount }) => (amount ? <MoneyText amount={amount} /> : '–') },
        {
          key: 'id',
          header: 'Id',
          cell: ({ reference }) => (
            <KitLink href={paths.adminTrace(reference)} className="id-text small">
              {reference}
            </KitLink>
          ),
        },
      ]}
    />
  );
}
