import { EmptyState, ShowMore } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { AdminSearch } from '../features/admin/admin-search';
import { JournalCard } from '../features/admin/journal-card';
import { TrialBalance } from '../features/admin/trial-balance';
import { graphql } from '../gql';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const LedgerQuery = graphql(`
  query AdminLedger($search: String, $after: String) {
    usd: trialBalance(currency: USD) {
      ...TrialBalance_row
    }
    eur: trialBalance(currency: EUR) {
      ...TrialBalance_row
    }
    gbp: trialBalance(currency: GBP) {
      ...TrialBalance_row
    }
    jpy: trialBalance(currency: JPY) {
      ...TrialBalance_row
    }
    ledger(search: $search, first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        ...JournalCard_journal
      }
    }
  }
`);

export default function AdminLedger() {
  const [search] = useSearchParams();
  const text = search.get('search');
  const loaded = useData(LedgerQuery, { search: text, after: search.get('after') });
  return (
    <AdminFrame page="ledger" title="Ledger" lead="Every journal sums to zero; nothing is ever changed.">
      <AdminSearch name="search" label="Any id: contract, milestone, payment, transfer" text={text} />
      <LoadedView loaded={loaded} what="the ledger">
        {({ ledger: { nodes, pageInfo }, usd, eur, gbp, jpy }) => (
          <div className="stack">
            <TrialBalance currency="USD" rows={usd} />
            <TrialBalance currency="EUR" rows={eur} />
            <TrialBalance currency="GBP" rows={gbp} />
            <TrialBalance currency="JPY" rows={jpy} />
            {nodes.length === 0 ? <EmptyState title={text ? `No journal names “${text}”.` : 'No money has moved yet.'} /> : null}
            {nodes.map((journal) => (
              <JournalCard key={journal.id} journal={journal} />
            ))}
            <ShowMore
              shown={nodes.length}
              noun={['journal', 'journals']}
              href={
                pageInfo.hasNextPage
                  ? `?${new URLSearchParams({ ...(text ? { search: text } : {}), after: pageInfo.endCursor ?? '' })}`
                  : null
              }
            />
          </div>
        )}
      </LoadedView>
    </AdminFrame>
  );
}
