import '../features/posting/posting.css';
import { Card, KitLink, LinkButton, Notice, StatusPill } from '@sidecrew/ui';
import { useRouteLoaderData } from 'react-router';
import { OwnerCard } from '../features/posting/owner-card';
import { TaskBrief } from '../features/posting/task-brief';
import { TaskFacts } from '../features/posting/task-facts';
import { task as words } from '../features/posting/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import type { loader as rootLoader } from '../root';
import { notFound, runOperation } from '../server/run-operation';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/task';

const TaskQuery = graphql(`
  query TaskPage($id: ID!) {
    task(id: $id) {
      id
      title
      brief
      state
      rejection
      bidObstacle
      possibleActions
      category {
        name
        slug
      }
      owner {
        id
      }
      myBid {
        id
        state
      }
      ...TaskBrief_task
      ...TaskFacts_task
      ...OwnerCard_task
    }
  }
`);

export async function loader({ params, context }: Route.LoaderArgs) {
  const { task } = await runOperation(context, TaskQuery, { id: params.taskId });
  if (!task) throw notFound();
  return { task };
}

export const meta: Route.MetaFunction = ({ matches, loaderData }) =>
  shareMeta(matches, loaderData?.task.title ?? 'Task', loaderData?.task.brief.slice(0, 160) ?? '');

export default function TaskPage({ loaderData: { task } }: Route.ComponentProps) {
  const viewer = useRouteLoaderData<typeof rootLoader>('root')?.viewer ?? null;
  const mine = viewer?.id === task.owner.id;
  return (
    <div className="page page--body columns">
      <div className="stack stack--6">
        <header className="stack stack--3">
          <p className="cluster">
            <KitLink href={`${paths.tasks}?category=${task.category.slug}`}>{task.category.name}</KitLink>
            {task.state === 'open' ? null : <StatusPill state={task.state} />}
          </p>
          <h1 className="display">
            <bdi>{task.title}</bdi>
          </h1>
        </header>
        {task.rejection ? (
          <Notice tone="bad" title="Screening sent this back">
            <p>{task.rejection}</p>
          </Notice>
        ) : null}
        <TaskBrief task={task} mayOpenFiles={Boolean(viewer)} />
      </div>
      <aside className="stack" aria-label="Facts and bid">
        <Card>
          <TaskFacts task={task} />
          {mine ? <OwnerWay task={task} /> : <BidWay task={task} signedIn={Boolean(viewer)} />}
        </Card>
        <OwnerCard task={task} />
      </aside>
    </div>
  );
}

interface BidWayProps {
  task: Route.ComponentProps['loaderData']['task'];
  signedIn: boolean;
}

/** A draft is written on; later its bids are what the owner comes for. */
function OwnerWay({ task }: { task: Route.ComponentProps['loaderData']['task'] }) {
  if (task.state === 'draft') {
    return (
      <LinkButton href={paths.editTask(task.id)} tone="primary" wide>
        {words.goOn}
      </LinkButton>
    );
  }
  return (
    <>
      <LinkButton href={paths.taskBids(task.id)} tone="primary" wide>
        {words.compareBids}
      </LinkButton>
      {task.possibleActions.includes('edit') ? (
        <LinkButton href={paths.editTask(task.id)} wide>
          {words.edit}
        </LinkButton>
      ) : null}
    </>
  );
}

/** The one act of this page, or why it is not possible. */
function BidWay({ task, signedIn }: BidWayProps) {
  if (!signedIn) {
    return (
      <LinkButton href={paths.signInAndReturn(paths.bid(task.id))} tone="primary" wide>
        {words.signInToBid}
      </LinkButton>
    );
  }
  if (task.myBid) {
    return (
      <>
        <StatusPill state={task.myBid.state} />
        <LinkButton href={paths.bid(task.id)} wide>
          {words.seeMyBid}
        </LinkButton>
      </>
    );
  }
  if (task.bidObstacle) return <Notice tone="neutral">{task.bidObstacle}</Notice>;
  return (
    <>
      <LinkButton href={paths.bid(task.id)} tone="primary" wide>
        {words.placeBid}
      </LinkButton>
      <p className="small muted">{words.sealed}</p>
    </>
  );
}
