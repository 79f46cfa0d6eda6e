import { DataTable, EmptyState, KitLink, ShowMore, StatusPill, TimeText } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AdminFrame } from '../features/admin/admin-frame';
import { AdminSearch } from '../features/admin/admin-search';
import { graphql } from '../gql';
import { paths } from '../paths';
import { staffOnly } from '../shell/member-roles';

export const handle = staffOnly;

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
        suspendedAt
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
      <AdminSearch name="text" label="Name or mail address" text={text} />
      <LoadedView loaded={loaded} what="people">
        {({ users: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState
              title={text ? `Nobody’s name or address holds “${text}”.` : 'Nobody has joined yet.'}
              action={text ? <KitLink href={paths.adminPage('users')}>Show everyone</KitLink> : null}
            />
          ) : (
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
                  { key: 'joined', header: 'Joined', cell: ({ person }) => <TimeText at={person.joinedAt} day plain /> },
                  { key: 'state', header: 'State', cell: ({ suspendedAt }) => <StatusPill state={suspendedAt ? 'suspended' : 'active'} /> },
                ]}
              />
              <ShowMore
                shown={nodes.length}
                noun={['person', 'people']}
                href={
                  pageInfo.hasNextPage ? `?${new URLSearchParams({ ...(text ? { text } : {}), after: pageInfo.endCursor ?? '' })}` : null
                }
              />
            </div>
          )
        }
      </LoadedView>
    </AdminFrame>
  );
}
