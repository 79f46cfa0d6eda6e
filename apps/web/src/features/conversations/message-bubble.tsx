import { AgeText, Button, Notice } from '@sidecrew/ui';
import { graphql } from '../../gql';
import type { MessageBubble_MessageFragment } from '../../gql/graphql';
import type { Outgoing } from './use-outbox';
import { conversation as words } from './words';

export const MessageBubble_message = graphql(`
  fragment MessageBubble_message on Message {
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

/** One message; a hint below it is for its sender alone. */
export function MessageBubble({ message: { text, at, mine, hint, author } }: { message: MessageBubble_MessageFragment }) {
  return (
    <li className={mine ? 'message message--mine' : 'message'}>
      <p className="small muted">
        {mine ? words.you : <bdi>{author.name}</bdi>}, <AgeText at={at} />
      </p>
      <p className="message__text user-text" dir="auto">
        {text}
      </p>
      {hint ? <Notice tone="info">{hint}</Notice> : null}
    </li>
  );
}

interface OutgoingBubbleProps {
  message: Outgoing;
  onRetry: () => void;
  onTakeBack: () => void;
}

/** One that has not arrived yet: on its way, or not sent and why. */
export function OutgoingBubble({ message: { text, problem }, onRetry, onTakeBack }: OutgoingBubbleProps) {
  return (
    <li className="message message--mine">
      <p className="message__text message__text--open user-text" dir="auto">
        {text}
      </p>
      <p className="small muted" role="status">
        {problem === null ? words.sending : `${words.notSent}. ${problem}`}
      </p>
      {problem === null ? null : (
        <span className="cluster">
          <Button size="small" icon="refresh" onClick={onRetry}>
            {words.retry}
          </Button>
          <Button size="small" tone="quiet" onClick={onTakeBack}>
            {words.takeBack}
          </Button>
        </span>
      )}
    </li>
  );
}
