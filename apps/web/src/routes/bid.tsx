import '../features/bidding/bidding.css';
import '../features/posting/posting.css';
import { Card, KitLink, LinkButton, Notice, toMoney } from '@sidecrew/ui';
import { useState } from 'react';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { BidCard } from '../features/bidding/bid-card';
import { BidForm } from '../features/bidding/bid-form';
import { TaskBrief } from '../features/posting/task-brief';
import { TaskFacts } from '../features/posting/task-facts';
import { graphql } from '../gql';
import { paths } from '../paths';
import { NotFoundPage } from '../shell/failure-pages';
import { expertsOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/use-viewer';
import type { Route } from './+types/bid';

export const handle = expertsOnly;

const BidPageQuery = graphql(`
  query BidPage($taskId: ID!) {
    myExpertProfile {
      id
      samples {
        id
        title
      }
    }
    task(id: $taskId) {
      id
      title
      bidObstacle
      budget {
        minimum {
          currency
        }
      }
      myBid {
        id
        state
        contractId
        possibleActions
        message
        aiDeclaration
        samples {
          id
        }
        terms {
          milestones {
            title
            days
            amount {
              minor
              currency
            }
          }
        }
        ...BidCard_bid
      }
      ...TaskBrief_task
      ...TaskFacts_task
    }
  }
`);

export default function BidPage({ params }: Route.ComponentProps) {
  const viewer = useViewer();
  const loaded = useData(BidPageQuery, { taskId: params.taskId });
  const [revising, setRevising] = useState(false);
  return (
    <LoadedView loaded={loaded} what="this task" page="Bid" frame="page page--body">
      {({ task, myExpertProfile }) => {
        if (!task) return <NotFoundPage />;
        const { myBid } = task;
        const over = myBid ? ['withdrawn', 'declined', 'refused', 'lapsed', 'not_selected'].includes(myBid.state) : false;
        const showForm = revising || ((!myBid || over) && !task.bidObstacle);
        const values = myBid
          ? {
              milestones: myBid.terms.milestones.map((part) => ({
                title: part.title,
                amount: toMoney(part.amount).decimal(),
                days: String(part.days),
              })),
              message: myBid.message,
              sampleIds: myBid.samples.map(({ id }) => id),
              aiDeclaration: myBid.aiDeclaration,
            }
          : null;
        return (
          <div className="page page--body stack stack--6">
            <PageHead title={task.title} lead={<KitLink href={paths.task(task.id)}>See the task as others do</KitLink>} />
            <div className="columns">
              <div className="stack stack--6">
                {myBid ? <BidCard bid={myBid} side="expert" /> : null}
                {myBid?.contractId ? (
                  <div>
                    <LinkButton href={paths.contract(myBid.contractId)} tone="primary">
                      Open the contract
                    </LinkButton>
                  </div>
                ) : null}
                {myBid?.possibleActions.includes('revise') && !revising ? (
                  <div>
                    <button type="button" className="button" onClick={() => setRevising(true)}>
                      Change bid
                    </button>
                  </div>
                ) : null}
                {!myBid && task.bidObstacle ? <Notice tone="held">{task.bidObstacle}</Notice> : null}
                {showForm ? (
                  <BidForm
                    viewerId={viewer.id}
                    taskId={task.id}
                    currency={task.budget.minimum.currency}
                    samples={myExpertProfile?.samples ?? []}
                    bid={revising && myBid && values ? { id: myBid.id, values } : undefined}
                    onDone={() => {
                      setRevising(false);
                      loaded.reload();
                    }}
                  />
                ) : null}
                <TaskBrief task={task} mayOpenFiles />
              </div>
              <aside className="stack">
                <Card>
                  <TaskFacts task={task} />
                </Card>
              </aside>
            </div>
          </div>
        );
      }}
    </LoadedView>
  );
}
