import '../features/posting/posting.css';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { TaskComposer } from '../features/posting/task-composer';
import { graphql } from '../gql';
import { ownersOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/use-viewer';

export const handle = ownersOnly;

const NewTaskQuery = graphql(`
  query NewTaskPage {
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
  }
`);

export default function TaskNew() {
  const viewer = useViewer();
  const loaded = useData(NewTaskQuery, {});
  return (
    <div className="page page--column page--body stack stack--5">
      <PageHead title="Describe a task" lead="All fields are needed unless they say optional. Experts see it after a short check." />
      <LoadedView loaded={loaded} what="the form">
        {({ categories }) => <TaskComposer viewerId={viewer.id} categories={categories} />}
      </LoadedView>
    </div>
  );
}
