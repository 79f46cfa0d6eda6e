import './conversations.css';
import { EmptyState, Notice } from '@sidecrew/ui';
import { useRef } from 'react';
import { useAct } from '../../api/use-act';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { MessageForm } from './message-form';
import { MessageBubble, MessageBubble_message, OutgoingBubble } from './message-bubble';
import { type Outgoing, useOutbox } from './use-outbox';
import { conversation as words } from './words';

const SendMessageMutation = graphql(`
  mutation SendMessage($threadId: ID!, $text: String!) {
    sendMessage(threadId: $threadId, text: $text) {
      __typename
      ... on Message {
        id
      }
      ...Refusal_refused
    }
  }
`);

interface ConversationProps {
  threadId: string;
  viewerId: string;
  /** Newest first, as they are loaded. */
  messages: ReadonlyArray<FragmentType<typeof MessageBubble_message>>;
  /** Staff looks in without a word of its own. */
  readOnly?: boolean;
  onSent: () => void;
}

/** What was said, what is on its way, and the box to write in. */
export function Conversation({ threadId, viewerId, messages, readOnly = false, onSent }: ConversationProps) {
  const [send] = useAct(SendMessageMutation);
  const arrived = readFragment(MessageBubble_message, messages);
  const outbox = useOutbox(viewerId, threadId, arrived);

  // Sent one after the other, so that they arrive in the order in which they were written.
  const line = useRef(Promise.resolve());
  function deliver(one: Outgoing) {
    outbox.put({ ...one, problem: null });
    line.current = line.current.then(async () => {
      const [problem] = problemsOf(await send({ threadId, text: one.text }), (data) => data.sendMessage) ?? [];
      if (problem) outbox.put({ ...one, problem: problem.message });
      onSent();
    });
  }

  return (
    <>
      {arrived.length + outbox.waiting.length === 0 ? <EmptyState title={readOnly ? words.noneToRead : words.none} /> : null}
      <ol className="messages" aria-label={words.list}>
        {arrived.toReversed().map((message) => (
          <MessageBubble key={message.id} message={message} />
        ))}
        {outbox.waiting.map((one) => (
          <OutgoingBubble key={one.id} message={one} onRetry={() => deliver(one)} onTakeBack={() => outbox.drop(one.id)} />
        ))}
      </ol>
      {readOnly ? (
        <Notice tone="neutral">{words.staffOnlyReads}</Notice>
      ) : (
        <MessageForm
          threadId={threadId}
          viewerId={viewerId}
          onSend={(text) => deliver({ id: crypto.randomUUID(), text, after: arrived[0]?.id ?? null, problem: null })}
        />
      )}
    </>
  );
}
