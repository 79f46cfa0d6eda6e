import { Field, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';

const ReplayEventMutation = graphql(`
  mutation ReplayEvent($id: String!, $reason: String!) {
    replayEvent(id: $id, reason: $reason) {
      __typename
      ...Refusal_refused
    }
  }
`);

/** Lets an event that was set aside run again. */
export function ReplayEvent({ id, onDone }: { id: string; onDone: () => void }) {
  const [replay] = useAct(ReplayEventMutation);
  return (
    <ActDialog
      label="Replay"
      title="Replay this event?"
      submitLabel="Replay"
      busyLabel="Replaying…"
      keepLabel="Not now"
      done="Sent through again, with your name."
      submit={async (form) => {
        const reason = String(form.get('reason') ?? '');
        const problems = problemsOf(await replay({ id, reason }), (data) => data.replayEvent);
        if (!problems) onDone();
        return problems;
      }}
    >
      {(state) => (
        <Field name="reason" label="What was mended" error={state.errorAt('reason')}>
          <TextArea rows={3} />
        </Field>
      )}
    </ActDialog>
  );
}
