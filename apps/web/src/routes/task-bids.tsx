import { EmptyState, KitLink, StatusPill } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { BidCard } from '../features/bidding/bid-card';
import { BidsTable } from '../features/bidding/bids-table';
import { graphql } from '../gql';
import { paths } from '../paths';
import { NotFoundPage } from '../shell/failure-pages';
import { PageHead } from '../shell/page-head';
import { plural } from '../words/plural';
import type { Route } from './+types/task-bids';

const TaskBidsQuery = graphql(`
  query TaskBidsPage($id: ID!) {
    task(id: $id) {
      id
      title
      state
      bids {
        id
        state
        ...BidsTable_bid
        ...BidCard_bid
      }
    }
  }
`);

const BidsChanged = graphql(`
  subscription TaskBidsChanged {
    noticesChanged {
      id
    }
  }
`);

const closed: ReadonlySet<string> = new Set(['declined', 'withdrawn', 'not_selected', 'refused', 'lapsed']);

export default function TaskBids({ params }: Route.ComponentProps) {
  const loaded = useData(TaskBidsQuery, { id: params.taskId });
  useLive(BidsChanged, {}, loaded.reload);
  return (
    <div className="page page--body stack stack--6">
      <LoadedView loaded={loaded} what="the bids" page="Bids">
        {({ task }) => {
          if (!task?.bids) return <NotFoundPage />;
          const live = task.bids.filter((bid) => !closed.has(bid.state));
          const over = task.bids.filter((bid) => closed.has(bid.state));
          return (
            <>
              <PageHead
                title={`Bids: ${task.title}`}
                lead={<KitLink href={paths.task(task.id)}>See the task</KitLink>}
                action={<StatusPill state={task.state} />}
              />
              {live.length === 0 ? (
                <EmptyState title="Bids will stand here side by side." example="Most tasks get their first bid within a day.">
                  We write to you when one comes in.
                </EmptyState>
              ) : (
                <>
                  <BidsTable bids={live} />
                  {live.map((bid) => (
                    <BidCard key={bid.id} bid={bid} side="owner" />
                  ))}
                </>
              )}
              {over.length > 0 ? (
                <details className="stack">
                  <summary>{plural(over.length, { one: '# bid that is over', other: '# bids that are over' })}</summary>
                  {over.map((bid) => (
                    <BidCard key={bid.id} bid={bid} side="owner" />
                  ))}
                </details>
              ) : null}
            </>
          );
        }}
      </LoadedView>
    </div>
  );
}
