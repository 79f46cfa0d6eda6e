import { Field, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { AcceptProposalMutation, RejectProposalMutation } from './dispute-operations';

/** Yes or no to what the mediator proposes. */
export function AnswerProposal({ id, mayReject }: { id: string; mayReject: boolean }) {
  const [accept] = useAct(AcceptProposalMutation);
  const [reject] = useAct(RejectProposalMutation);
  return (
    <>
      <ActDialog
        label="Accept the proposal"
        tone="primary"
        title="Accept the proposal?"
        consequence={<p>Once both accept, or nobody rejects in 48 hours, the money moves as proposed.</p>}
        submitLabel="Accept proposal"
        busyLabel="Accepting…"
        keepLabel="Keep thinking"
        done="You accepted the proposal."
        submit={async () => problemsOf(await accept({ id }), (data) => data.acceptProposal)}
      />
      {mayReject ? (
        <ActDialog
          label="Reject the proposal"
          title="Reject the proposal?"
          consequence={<p>No more evidence can be added. A second person decides within 3 working days.</p>}
          submitLabel="Reject proposal"
          busyLabel="Rejecting…"
          keepLabel="Keep thinking"
          submitTone="danger"
          done="A second person will decide."
          submit={async (form) => problemsOf(await reject({ id, reason: String(form.get('reason') ?? '') }), (data) => data.rejectProposal)}
        >
          {(state) => (
            <Field name="reason" label="Why" hint="The second person reads this." error={state.errorAt('reason')}>
              <TextArea rows={3} />
            </Field>
          )}
        </ActDialog>
      ) : null}
    </>
  );
}
