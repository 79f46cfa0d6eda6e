import { Countdown, EmptyState, LinkCard } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { queueNames } from './words';

export const QueueList_queue = graphql(`
  fragment QueueList_queue on AdminQueue {
    key
    count
    oldestAt
    dueAt
    path
  }
`);

/** Queues by the age of their oldest entry against its time limit. */
export function QueueList({ queues }: { queues: readonly FragmentType<typeof QueueList_queue>[] }) {
  const rows = queues.map((queue) => readFragment(QueueList_queue, queue));
  if (rows.every(({ count }) => count === 0)) {
    return <EmptyState title="Nothing waits for you.">Screening, vetting, disputes and money in trouble appear here.</EmptyState>;
  }
  return (
    <ul className="list stack">
      {rows.map(({ key, count, dueAt, path }) => (
        <li key={key}>
          <LinkCard href={path} level={2} title={`${queueNames[key] ?? key}: ${count}`}>
            <p className="muted">{dueAt && count > 0 ? <Countdown until={dueAt} /> : 'Empty'}</p>
          </LinkCard>
        </li>
      ))}
    </ul>
  );
}
