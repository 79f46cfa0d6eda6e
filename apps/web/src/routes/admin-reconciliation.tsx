import { DataTable, EmptyState, KitLink, MoneyText, StatusPill, TimeText } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useAct } from '../api/use-act';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { BreakCard } from '../features/admin/break-card';
import { ActButton } from '../forms/act-button';
import { problemsOf } from '../forms/use-form-act';
import { graphql } from '../gql';
import { paths } from '../paths';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

const ReconciliationQuery = graphql(`
  query AdminReconciliation {
    reconciliation {
      coverage {
        currency
        ratio
        state
        atStripe {
          minor
          currency
        }
        owed {
          minor
          currency
        }
      }
      openBreaks {
        id
        ...BreakCard_break
      }
      resolvedBreaks {
        id
        what
        reference
        resolvedAt
        resolution
        resolvedBy {
          id
          name
        }
      }
      runs {
        id
        startedAt
        state
        matched
        breaks
      }
    }
  }
`);

const ReconcileNowMutation = graphql(`
  mutation ReconcileNow {
    reconcileNow {
      __typename
      ... on ReconciliationRun {
        id
        breaks
      }
      ...Refusal_refused
    }
  }
`);

export default function AdminReconciliation() {
  const loaded = useData(ReconciliationQuery, {});
  const [run] = useAct(ReconcileNowMutation);
  return (
    <AdminFrame page="reconciliation" title="Reconciliation" lead="Our books against the payment partner's, line by line.">
      <div>
        <ActButton
          label="Compare now"
          busyLabel="Comparing…"
          done="Compared."
          run={async () => {
            const problems = problemsOf(await run({}), (data) => data.reconcileNow);
            loaded.reload();
            return problems;
          }}
        />
      </div>
      <LoadedView loaded={loaded} what="the reconciliation">
        {({ reconciliation: { coverage, openBreaks, resolvedBreaks, runs } }) => (
          <div className="stack stack--5">
            <DataTable
              caption="Coverage: money at the payment partner against what we owe"
              rows={coverage}
              rowKey={({ currency }) => currency}
              columns={[
                { key: 'currency', header: 'Currency', cell: ({ currency }) => currency },
                { key: 'at', header: 'At Stripe', end: true, cell: ({ atStripe }) => <MoneyText amount={atStripe} /> },
                { key: 'owed', header: 'Owed', end: true, cell: ({ owed }) => <MoneyText amount={owed} /> },
                {
                  key: 'ratio',
                  header: 'Ratio',
                  end: true,
                  cell: ({ ratio }) => (ratio ? ratio.toLocaleString('en', { maximumFractionDigits: 3 }) : '–'),
                },
                { key: 'state', header: 'State', cell: ({ state }) => <StatusPill state={state} /> },
              ]}
            />
            <section className="stack" aria-labelledby="breaks">
              <h2 id="breaks">Open differences</h2>
              {runs.length === 0 ? <EmptyState title="Not compared yet." /> : null}
              {runs.length > 0 && openBreaks.length === 0 ? <EmptyState title="Both books agree." /> : null}
              {openBreaks.map((found) => (
                <BreakCard key={found.id} found={found} onDone={loaded.reload} />
              ))}
            </section>
            {resolvedBreaks.length > 0 ? (
              <DataTable
                caption="Resolved differences"
                rows={resolvedBreaks}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'what',
                    header: 'What',
                    cell: ({ what, reference, resolution }) => (
                      <span className="stack stack--1">
                        <span>{what}</span>
                        <KitLink href={paths.adminTrace(reference)} className="small id-text">
                          {reference}
                        </KitLink>
                        <span className="small muted">{resolution}</span>
                      </span>
                    ),
                  },
                  { key: 'who', header: 'By', cell: ({ resolvedBy }) => <bdi>{resolvedBy?.name ?? '–'}</bdi> },
                  { key: 'at', header: 'When', cell: ({ resolvedAt }) => (resolvedAt ? <TimeText at={resolvedAt} plain /> : '–') },
                ]}
              />
            ) : null}
            <DataTable
              caption="Latest comparisons"
              rows={runs}
              rowKey={({ id }) => id}
              columns={[
                { key: 'at', header: 'Started', cell: ({ startedAt }) => <TimeText at={startedAt} /> },
                { key: 'state', header: 'State', cell: ({ state }) => <StatusPill state={state} /> },
                { key: 'matched', header: 'Matched', end: true, cell: ({ matched }) => matched },
                { key: 'breaks', header: 'Differences', end: true, cell: ({ breaks }) => breaks },
              ]}
            />
          </div>
        )}
      </LoadedView>
    </AdminFrame>
  );
}
