import { useAct } from '../../api/use-act';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';
import { ReasonDialog } from './reason-dialog';

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
    <ReasonDialog
      label="Replay"
      title="Replay this event?"
      busyLabel="Replaying…"
      keepLabel="Not now"
      done="Sent through again, with your name."
      field={{ name: 'reason', label: 'What was mended' }}
      run={async (reason) => problemsOf(await replay({ id, reason }), (data) => data.replayEvent)}
      onDone={onDone}
    />
  );
}
