import { EmptyState, LinkButton, MoneyText, ShowMore, Tabs } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { ContractCard } from '../features/hiring/contract-card';
import { graphql } from '../gql';
import type { ContractTab } from '../gql/graphql';
import { paths } from '../paths';
import { PageHead } from '../shell/page-head';

const ContractsQuery = graphql(`
  query Contracts($tab: ContractTab!, $after: String) {
    contracts(tab: $tab, after: $after, first: 20) {
      totals {
        minor
        currency
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        ...ContractCard_contract
      }
    }
  }
`);

const tabs: ReadonlyArray<{ key: ContractTab; label: string; empty: string }> = [
  { key: 'needs_me', label: 'Needs me', empty: 'No contract needs you right now.' },
  { key: 'waiting', label: 'Waiting for them', empty: 'You wait for nobody.' },
  { key: 'done', label: 'Done', empty: 'Finished contracts will stand here with their receipts.' },
];

export default function Contracts() {
  const [search] = useSearchParams();
  const current = tabs.find(({ key }) => key === search.get('tab')) ?? tabs[0];
  const tab = current?.key ?? 'needs_me';
  const loaded = useData(ContractsQuery, { tab, after: search.get('after') });
  return (
    <div className="page page--body stack stack--5">
      <PageHead title="Contracts" />
      <Tabs
        label="Contracts by what is needed"
        tabs={tabs.map(({ key, label }) => ({ href: `${paths.contracts}?tab=${key}`, label, current: key === tab }))}
      />
      <LoadedView loaded={loaded} what="your contracts">
        {({ contracts }) => (
          <div className="stack">
            {contracts.totals.length > 0 ? (
              <p className="muted">
                In all{' '}
                {contracts.totals.map((sum, index) => (
                  <span key={sum.currency}>
                    {index > 0 ? ' · ' : ''}
                    <MoneyText amount={sum} />
                  </span>
                ))}
              </p>
            ) : null}
            {contracts.nodes.map((contract) => (
              <ContractCard key={contract.id} contract={contract} level={2} />
            ))}
            {contracts.nodes.length === 0 ? (
              <EmptyState title={current?.empty} action={<LinkButton href={paths.tasks}>Find tasks</LinkButton>} />
            ) : (
              <ShowMore
                shown={contracts.nodes.length}
                noun={['contract', 'contracts']}
                href={contracts.pageInfo.hasNextPage ? `?tab=${tab}&after=${contracts.pageInfo.endCursor}` : null}
              />
            )}
          </div>
        )}
      </LoadedView>
    </div>
  );
}
