import { Button, DataTable, Field, ShowMore, TextInput, TimeText } from '@sidecrew/ui';
import { Form, useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { graphql } from '../gql';

const UsersQuery = graphql(`
  query AdminUsers($text: String, $after: String) {
    users(text: $text, first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        email
        isOwner
        isExpert
        isAdmin
        person {
          id
          name
          joinedAt
        }
      }
    }
  }
`);

export default function AdminUsers() {
  const [search] = useSearchParams();
  const text = search.get('text');
  const loaded = useData(UsersQuery, { text, after: search.get('after') });
  return (
    <AdminFrame page="users" title="People">
      <Form method="get" className="cluster" role="search">
        <Field name="text" label="Name or mail address">
          <TextInput defaultValue={text ?? ''} />
        </Field>
        <Button type="submit">Search</Button>
      </Form>
      <LoadedView loaded={loaded} what="people">
        {({ users: { nodes, pageInfo } }) => (
          <div className="stack">
            <DataTable
              caption="Accounts, newest first"
              captionHidden
              rows={nodes}
              rowKey={({ id }) => id}
              columns={[
                { key: 'name', header: 'Name', cell: ({ person }) => <bdi>{person.name}</bdi> },
                { key: 'email', header: 'Mail address', cell: ({ email }) => email },
                {
                  key: 'roles',
                  header: 'Comes as',
                  cell: ({ isOwner, isExpert, isAdmin }) =>
                    [isOwner ? 'owner' : null, isExpert ? 'expert' : null, isAdmin ? 'admin' : null].filter(Boolean).join(', '),
                },
                { key: 'joined', header: 'Joined', cell: ({ person }) => <TimeText at={person.joinedAt} /> },
              ]}
            />
            <ShowMore
              shown={nodes.length}
              noun={['person', 'people']}
              href={pageInfo.hasNextPage ? `?${new URLSearchParams({ ...(text ? { text } : {}), after: pageInfo.endCursor ?? '' })}` : null}
            />
          </div>
        )}
      </LoadedView>
    </AdminFrame>
  );
}
