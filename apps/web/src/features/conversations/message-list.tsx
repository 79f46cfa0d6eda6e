import { AgeText, Notice } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const MessageList_message = graphql(`
  fragment MessageList_message on Message {
    id
    text
    at
    mine
    hint
    author {
      name
    }
  }
`);

/** A conversation, oldest first. */
export function MessageList({ messages }: { messages: readonly FragmentType<typeof MessageList_message>[] }) {
  const oldestFirst = messages.map((message) => readFragment(MessageList_message, message)).reverse();
  return (
    <ol className="list stack stack--4" aria-label="Messages">
      {oldestFirst.map(({ id, text, at, mine, hint, author }) => (
        <li key={id}>
          <p className="muted">
            {mine ? 'You' : <bdi>{author.name}</bdi>}, <AgeText at={at} />
          </p>
          <p className="prose">
            <bdi>{text}</bdi>
          </p>
          {hint ? <Notice tone="info">{hint}</Notice> : null}
        </li>
      ))}
    </ol>
  );
}
