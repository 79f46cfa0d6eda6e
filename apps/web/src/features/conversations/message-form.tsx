import { Button, Field, FormSummary, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { useDraft } from '../../forms/draft';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { graphql } from '../../gql';

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

/** Writes to the other side; what was typed survives a failed connection. */
export function MessageForm({ threadId, viewerId, onSent }: { threadId: string; viewerId: string; onSent: () => void }) {
  const [send] = useAct(SendMessageMutation);
  const draft = useDraft(viewerId, `message-${threadId}`, '');
  const form = useFormAct(async () => {
    const problems = problemsOf(await send({ threadId, text: draft.value }), (data) => data.sendMessage);
    if (!problems) {
      draft.set('');
      onSent();
    }
    return problems;
  });
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate>
      <FormSummary problems={form.problems} title="Not sent" />
      <Field name="text" label="Your message" error={form.errorAt('text')}>
        <TextArea rows={3} maxLength={4000} value={draft.value} onChange={(event) => draft.set(event.currentTarget.value)} />
      </Field>
      <div>
        <Button type="submit" tone="primary" icon="send" busy={form.busy ? 'Sending…' : false}>
          Send message
        </Button>
      </div>
    </form>
  );
}
