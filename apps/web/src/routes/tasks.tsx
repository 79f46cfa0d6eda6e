import '../features/posting/posting.css';
import { EmptyState, LinkButton, ShowMore } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { TaskCard } from '../features/posting/task-card';
import { isFiltered, taskFilterOf, withSearch } from '../features/posting/task-filter';
import { TaskFilters } from '../features/posting/task-filters';
import { tasks as words } from '../features/posting/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { runOperation } from '../server/run-operation';
import { shareMeta } from '../shell/share-meta';
import { plural } from '../words/plural';
import type { Route } from './+types/tasks';

const TasksQuery = graphql(`
  query Tasks($filter: TaskFilter, $after: String) {
    tasks(filter: $filter, after: $after, first: 20) {
      categories {
        slug
        name
      }
      totalCount
      totalIsCapped
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        ...TaskCard_task
      }
    }
  }
`);

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  return runOperation(context, TasksQuery, {
    filter: taskFilterOf(searchParams),
    after: searchParams.get('after'),
  });
}

export const meta: Route.MetaFunction = ({ matches }) => shareMeta(matches, words.title, words.description);

export default function Tasks({ loaderData }: Route.ComponentProps) {
  const [search] = useSearchParams();
  const { tasks } = loaderData;
  const count = plural(tasks.totalCount, { one: '# open task', other: '# open tasks' });
  const next = tasks.pageInfo.hasNextPage ? withSearch(search, { after: tasks.pageInfo.endCursor ?? null }) : null;
  return (
    <div className="page page--body stack stack--6">
      <header className="stack stack--2">
        <h1 className="display">{words.title}</h1>
        <p className="lead">{words.lead}</p>
      </header>
      <div className="columns columns--filters">
        <TaskFilters search={search} categories={tasks.categories} />
        <section className="stack" aria-labelledby="count">
          <h2 id="count" className="small muted num">
            <span role="status">{tasks.totalIsCapped ? count.replace(' ', '+ ') : count}</span>
          </h2>
          {tasks.nodes.map((task) => (
            <TaskCard key={task.id} task={task} level={3} />
          ))}
          {tasks.nodes.length === 0 ? (
            <EmptyState
              title={words.emptyTitle}
              action={isFiltered(search) ? <LinkButton href={paths.tasks}>{words.clear}</LinkButton> : null}
            >
              {words.emptyText}
            </EmptyState>
          ) : (
            <ShowMore shown={tasks.nodes.length} total={tasks.totalCount} noun={['task', 'tasks']} href={next} />
          )}
        </section>
      </div>
    </div>
  );
}
