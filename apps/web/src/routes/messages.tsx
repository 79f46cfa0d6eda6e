import { AgeText, EmptyState, LinkCard, ShowMore } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { graphql } from '../gql';
import { paths } from '../paths';
import { PageHead } from '../shell/page-head';

const ThreadsQuery = graphql(`
  query Threads($after: String) {
    threads(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        title
        unread
        lastMessageAt
        other {
          id
          name
        }
      }
    }
  }
`);

export default function Messages() {
  const [search] = useSearchParams();
  const loaded = useData(ThreadsQuery, { after: search.get('after') });
  return (
    <div className="page page--column page--body stack stack--5">
      <PageHead title="Messages" />
      <LoadedView loaded={loaded} what="your messages">
        {({ threads: { nodes, pageInfo } }) => (
          <>
            {nodes.length === 0 ? (
              <EmptyState title="No messages yet.">Each bid has one conversation; it becomes the contract’s.</EmptyState>
            ) : null}
            <ul className="list stack stack--3">
              {nodes.map((thread) => (
                <li key={thread.id}>
                  <LinkCard href={paths.thread(thread.id)} level={2} title={<bdi>{thread.other.name}</bdi>}>
                    <p>
                      <bdi>{thread.title}</bdi>{' '}
                      <span className="muted">
                        {thread.lastMessageAt ? <AgeText at={thread.lastMessageAt} /> : null}
                        {thread.unread > 0 ? ` · ${thread.unread} new` : ''}
                      </span>
                    </p>
                  </LinkCard>
                </li>
              ))}
            </ul>
            <ShowMore
              shown={nodes.length}
              noun={['conversation', 'conversations']}
              href={pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null}
            />
          </>
        )}
      </LoadedView>
    </div>
  );
}
