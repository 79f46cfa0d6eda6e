import { AgeText, EmptyState, KitLink, ShowMore } from '@sidecrew/ui';
import { useRevalidator, useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useAct } from '../api/use-act';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { ActButton } from '../forms/act-button';
import { problemsOf } from '../forms/use-form-act';
import { graphql } from '../gql';
import { PageHead } from '../shell/page-head';

const NoticesQuery = graphql(`
  query Notices($after: String) {
    notices(after: $after, first: 20) {
      unread
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        at
        read
        path
        sentence
      }
    }
  }
`);

const NoticesLive = graphql(`
  subscription NoticesPageChanged {
    noticesChanged {
      id
    }
  }
`);

const MarkNoticesMutation = graphql(`
  mutation MarkNoticesRead($ids: [ID!]) {
    markNoticesRead(ids: $ids) {
      __typename
      ... on Done {
        done
      }
      ...Refusal_refused
    }
  }
`);

export default function Notifications() {
  const [search] = useSearchParams();
  const loaded = useData(NoticesQuery, { after: search.get('after') });
  const [mark] = useAct(MarkNoticesMutation);
  const { revalidate } = useRevalidator();
  useLive(NoticesLive, {}, loaded.reload);
  async function markAs(ids: string[] | null) {
    const problems = problemsOf(await mark({ ids }), (data) => data.markNoticesRead);
    loaded.reload();
    void revalidate();
    return problems;
  }
  return (
    <div className="page page--column page--body stack stack--5">
      <LoadedView loaded={loaded} what="your notifications" page="Notices">
        {({ notices }) => (
          <>
            <PageHead
              title="Notifications"
              action={
                notices.unread > 0 ? (
                  <ActButton label="Mark all as read" busyLabel="Marking…" size="small" run={() => markAs(null)} />
                ) : null
              }
            />
            {notices.nodes.length === 0 ? (
              <EmptyState title="What happens with your tasks, bids and contracts will stand here." />
            ) : (
              <ul className="sheet">
                {notices.nodes.map((notice) => (
                  <li key={notice.id} className="stack stack--1">
                    <KitLink href={notice.path} onClick={() => void markAs([notice.id])}>
                      {notice.read ? notice.sentence : <strong>{notice.sentence}</strong>}
                    </KitLink>
                    <p className="small muted">
                      {notice.read ? '' : 'New · '}
                      <AgeText at={notice.at} />
                    </p>
                  </li>
                ))}
              </ul>
            )}
            {notices.pageInfo.hasNextPage ? (
              <ShowMore
                shown={notices.nodes.length}
                noun={['notification', 'notifications']}
                href={`?after=${notices.pageInfo.endCursor}`}
              />
            ) : null}
          </>
        )}
      </LoadedView>
    </div>
  );
}
