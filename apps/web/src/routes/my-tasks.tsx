import { DataTable, EmptyState, KitLink, LinkButton, MoneyRange, ShowMore, StatusPill } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { TaskVerbs } from '../features/posting/task-verbs';
import { graphql } from '../gql';
import { paths } from '../paths';
import { ownersOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';

export const handle = ownersOnly;

const MyTasksQuery = graphql(`
  query MyTasks($after: String) {
    myTasks(after: $after, first: 20) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        title
        state
        bidCount
        budget {
          minimum {
            minor
            currency
          }
          maximum {
            minor
            currency
          }
        }
        ...TaskVerbs_task
      }
    }
  }
`);

export default function MyTasks() {
  const [search] = useSearchParams();
  const loaded = useData(MyTasksQuery, { after: search.get('after') });
  return (
    <div className="page page--body stack stack--5">
      <PageHead
        title="My tasks"
        action={
          <LinkButton href={paths.newTask} tone="primary" icon="plus">
            Describe a task
          </LinkButton>
        }
      />
      <LoadedView loaded={loaded} what="your tasks">
        {({ myTasks }) =>
          myTasks.nodes.length === 0 ? (
            <EmptyState
              title="Your tasks will stand here, drafts too."
              example="“Weekly newsletter from my notes”, 45 to 80 USD an issue, three checklist items."
              action={<LinkButton href={paths.newTask}>Describe a task</LinkButton>}
            />
          ) : (
            <>
              <DataTable
                caption="My tasks"
                captionHidden
                rows={myTasks.nodes}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'title', header: 'Task', cell: (row) => <KitLink href={paths.task(row.id)}>{row.title}</KitLink> },
                  { key: 'state', header: 'State', cell: (row) => <StatusPill state={row.state} /> },
                  {
                    key: 'bids',
                    header: 'Bids',
                    cell: (row) => (row.state === 'draft' ? '–' : <KitLink href={paths.taskBids(row.id)}>{row.bidCount}</KitLink>),
                  },
                  {
                    key: 'budget',
                    header: 'Budget',
                    end: true,
                    cell: (row) => <MoneyRange from={row.budget.minimum} to={row.budget.maximum} />,
                  },
                  { key: 'acts', header: 'What you can do', end: true, cell: (row) => <TaskVerbs task={row} /> },
                ]}
              />
              <ShowMore
                shown={myTasks.nodes.length}
                total={myTasks.totalCount}
                noun={['task', 'tasks']}
                href={myTasks.pageInfo.hasNextPage ? `?after=${myTasks.pageInfo.endCursor}` : null}
              />
            </>
          )
        }
      </LoadedView>
    </div>
  );
}
