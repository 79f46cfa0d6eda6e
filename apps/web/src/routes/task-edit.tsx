import '../features/posting/posting.css';
import { Money } from '@sidecrew/money';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { TaskComposer } from '../features/posting/task-composer';
import { graphql } from '../gql';
import { NotFoundPage } from '../shell/failure-pages';
import { ownersOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/use-viewer';
import type { Route } from './+types/task-edit';

export const handle = ownersOnly;

const EditTaskQuery = graphql(`
  query EditTaskPage($id: ID!) {
    categories {
      id
      name
      startingPrice {
        minor
        currency
      }
      skills {
        id
        name
      }
    }
    task(id: $id) {
      id
      title
      state
      brief
      dueDays
      language
      aiPolicy
      possibleActions
      category {
        id
      }
      skills {
        id
      }
      checklist {
        id
        text
      }
      files {
        id
        name
        bytes
        url
      }
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
    }
  }
`);

export default function TaskEdit({ params }: Route.ComponentProps) {
  const viewer = useViewer();
  const loaded = useData(EditTaskQuery, { id: params.taskId });
  return (
    <div className="page page--column page--body stack stack--5">
      <LoadedView loaded={loaded} what="this task" page="Edit task">
        {({ task, categories }) => {
          if (!task || !(task.possibleActions.includes('edit') || task.state === 'draft')) return <NotFoundPage />;
          const { minimum, maximum } = task.budget;
          return (
            <>
              <PageHead title="Edit task" lead={task.title} />
              <TaskComposer
                viewerId={viewer.id}
                categories={categories}
                task={{
                  id: task.id,
                  isOpen: task.state !== 'draft',
                  files: task.files,
                  values: {
                    title: task.title,
                    categoryId: task.category.id,
                    skillIds: task.skills.map(({ id }) => id),
                    brief: task.brief,
                    checklist: task.checklist,
                    currency: minimum.currency,
                    budgetMinimum: Money.of(minimum.minor, minimum.currency).decimal(),
                    budgetMaximum: Money.of(maximum.minor, maximum.currency).decimal(),
                    dueDays: String(task.dueDays),
                    language: task.language,
                    aiPolicy: task.aiPolicy,
                  },
                }}
              />
            </>
          );
        }}
      </LoadedView>
    </div>
  );
}
