import { Field, Notice, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';
import { freezeWords as words } from './words';

const LiftFreezeMutation = graphql(`
  mutation LiftFreeze($id: ID!, $reason: String!) {
    liftFreeze(id: $id, reason: $reason) {
      __typename
      ... on Milestone {
        id
        state
        frozenBecause
      }
      ...Refusal_refused
    }
  }
`);

/** Only a bank ends these; staff may lift the others. */
const endedByBank: ReadonlySet<string> = new Set(['chargeback', 'inquiry']);

/** Why money stands still, and the button that lets it go on where staff may decide that. */
export function LiftFreeze({ milestoneId, because }: { milestoneId: string; because: readonly string[] }) {
  const [lift] = useAct(LiftFreezeMutation);
  if (because.length === 0) return null;
  return (
    <Notice tone="bad" title={words.title}>
      <p>{because.map((reason) => words.reasons[reason] ?? reason.replaceAll('_', ' ')).join(' ')}</p>
      {because.every((reason) => endedByBank.has(reason)) ? null : (
        <div>
          <ActDialog
            label={words.lift}
            title={words.ask}
            consequence={<p>{words.consequence}</p>}
            submitLabel={words.lift}
            busyLabel={words.lifting}
            keepLabel={words.keep}
            done={words.done}
            submit={async (form) => {
              const reason = String(form.get('reason') ?? '').trim();
              if (!reason) return [{ field: 'reason', message: words.needReason }];
              return problemsOf(await lift({ id: milestoneId, reason }), (data) => data.liftFreeze);
            }}
          >
            {(state) => (
              <Field name="reason" label={words.reason} hint={words.reasonHint} error={state.errorAt('reason')}>
                <TextArea rows={3} />
              </Field>
            )}
          </ActDialog>
        </div>
      )}
    </Notice>
  );
}
