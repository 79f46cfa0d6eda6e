import { Field, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';

const CancelContractMutation = graphql(`
  mutation CancelContract($id: ID!, $reason: String!) {
    cancelContract(id: $id, reason: $reason) {
      __typename
      ... on Contract {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

/** Before any payment either side may leave; the other reads why. */
export function CancelContract({ id }: { id: string }) {
  const [cancel] = useAct(CancelContractMutation);
  return (
    <ActDialog
      label="Cancel contract"
      tone="quiet"
      title="Cancel this contract?"
      consequence={<p>Nothing was charged. The task stays open and the other side reads your reason.</p>}
      submitLabel="Cancel contract"
      busyLabel="Cancelling…"
      keepLabel="Keep contract"
      submitTone="danger"
      done="The contract is cancelled."
      submit={async (form) => problemsOf(await cancel({ id, reason: String(form.get('reason') ?? '') }), (data) => data.cancelContract)}
    >
      {(state) => (
        <Field name="reason" label="Reason" error={state.errorAt('reason')}>
          <TextArea rows={3} />
        </Field>
      )}
    </ActDialog>
  );
}
