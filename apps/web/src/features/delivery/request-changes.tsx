import { CheckboxList, Field, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';
import type { ReviewActProps } from './review-acts';

const RequestChangesMutation = graphql(`
  mutation RequestChanges($milestoneId: ID!, $deliveryId: ID!, $items: [ChangeRequestItemInput!]!, $note: String!) {
    requestChanges(milestoneId: $milestoneId, deliveryId: $deliveryId, items: $items, note: $note) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

/** Sends a delivery back with the items that need a change. */
export function RequestChanges({ shown, deliveryId, onDone }: ReviewActProps) {
  const [requestChanges] = useAct(RequestChangesMutation);

  async function askChanges(form: FormData) {
    const chosen = form.getAll('items').map(String);
    if (chosen.length === 0) return [{ field: 'items', message: 'Choose the items that need a change.' }];
    const items = chosen.map((checklistItemId) => ({ checklistItemId, what: String(form.get('note') ?? '') }));
    const outcome = await requestChanges({ milestoneId: shown.id, deliveryId, items, note: String(form.get('note') ?? '') });
    return outcome ? onDone(problemsOf(outcome, (data) => data.requestChanges)) : [];
  }

  return (
    <ActDialog
      label="Request changes"
      wide
      title={`Request changes, round ${shown.changeRounds + 1} of 2`}
      consequence={<p>The review stops. The expert has 5 days; after that delivery you have 7 days again.</p>}
      submitLabel="Request changes"
      busyLabel="Sending…"
      keepLabel="Keep reviewing"
      done="Your request is sent."
      submit={askChanges}
    >
      {(state) => (
        <>
          <CheckboxList
            name="items"
            legend="Which items?"
            error={state.errorAt('items')}
            options={shown.checklist.map((item) => ({ value: item.id, label: item.text }))}
          />
          <Field name="note" label="What should be different" error={state.errorAt('note')}>
            <TextArea rows={4} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
