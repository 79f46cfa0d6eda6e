import { KitLink } from '@sidecrew/ui';
import { useEffect, useEffectEvent } from 'react';
import { LoadedView } from '../api/loaded-view';
import { useAct } from '../api/use-act';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { Conversation } from '../features/conversations/conversation';
import { graphql } from '../gql';
import { paths } from '../paths';
import { NotFoundPage } from '../shell/failure-pages';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/use-viewer';
import type { Route } from './+types/thread';

const ThreadQuery = graphql(`
  query ThreadPage($id: ID!) {
    thread(id: $id) {
      id
      title
      contractId
      taskId
      unread
      mine
      other {
        id
        name
      }
      people {
        id
        name
      }
      messages(first: 50) {
        nodes {
          id
          ...MessageBubble_message
        }
      }
    }
  }
`);

const ThreadChanged = graphql(`
  subscription ThreadPageChanged($id: ID!) {
    threadChanged(id: $id) {
      id
    }
  }
`);

const MarkThreadReadMutation = graphql(`
  mutation MarkThreadRead($threadId: ID!) {
    markThreadRead(threadId: $threadId) {
      __typename
    }
  }
`);

export default function ThreadPage({ params }: Route.ComponentProps) {
  const viewer = useViewer();
  const id = params.threadId;
  const loaded = useData(ThreadQuery, { id });
  useLive(ThreadChanged, { id }, loaded.reload);
  const [markRead] = useAct(MarkThreadReadMutation);
  const unread = loaded.data?.thread?.unread ?? 0;
  const seen = useEffectEvent(() => void markRead({ threadId: id }));
  useEffect(() => {
    if (unread > 0) seen();
  }, [unread]);
  return (
    <div className="page page--column page--body stack stack--5">
      <LoadedView loaded={loaded} what="this conversation" page="Messages">
        {({ thread }) =>
          thread ? (
            <>
              <PageHead
                title={thread.mine ? thread.other.name : thread.people.map(({ name }) => name).join(' and ')}
                lead={
                  <KitLink href={thread.contractId ? paths.contract(thread.contractId) : paths.task(thread.taskId ?? '')}>
                    <bdi>{thread.title}</bdi>
                  </KitLink>
                }
              />
              <Conversation
                threadId={id}
                viewerId={viewer.id}
                messages={thread.messages.nodes}
                readOnly={!thread.mine}
                onSent={loaded.reload}
              />
            </>
          ) : (
            <NotFoundPage />
          )
        }
      </LoadedView>
    </div>
  );
}
