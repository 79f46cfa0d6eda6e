import { parseMoney } from '@sidecrew/money';
import {
  CheckboxList,
  Field,
  type FormProblem,
  MoneyInput,
  type MoneyValue,
  RadioCards,
  TextArea,
  TimeText,
  toMoney,
  toValue,
  useMoneyWords,
} from '@sidecrew/ui';
import { useNavigate } from 'react-router';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { RestOfMilestone } from '../../gql/graphql';
import { paths } from '../../paths';

export const ReviewActs_milestone = graphql(`
  fragment ReviewActs_milestone on Milestone {
    id
    possibleActions
    changeRounds
    arrivesAbout
    amount {
      minor
      currency
    }
    expertGets {
      minor
      currency
    }
    position {
      held {
        minor
        currency
      }
    }
    checklist {
      id
      text
    }
  }
`);

const ApproveMutation = graphql(`
  mutation ApproveDelivery($milestoneId: ID!, $deliveryId: ID!, $amount: MoneyInput!, $rest: RestOfMilestone) {
    approveDelivery(milestoneId: $milestoneId, deliveryId: $deliveryId, amount: $amount, rest: $rest) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

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

interface ReviewActsProps {
  contractId: string;
  deliveryId: string;
  expertName: string;
  milestone: FragmentType<typeof ReviewActs_milestone>;
}

/** Approve all, approve a part, or ask for changes: each names its money and its date. */
export function ReviewActs({ contractId, deliveryId, expertName, milestone }: ReviewActsProps) {
  const shown = readFragment(ReviewActs_milestone, milestone);
  const money = useMoneyWords();
  const navigate = useNavigate();
  const [approve] = useAct(ApproveMutation);
  const [requestChanges] = useAct(RequestChangesMutation);
  const held = shown.position.held;
  const back = (problems: readonly FormProblem[] | null) => {
    if (!problems) void navigate(paths.contract(contractId));
    return problems;
  };

  async function approveAmount(amount: MoneyValue, rest: RestOfMilestone | null) {
    const outcome = await approve({ milestoneId: shown.id, deliveryId, amount, rest });
    return outcome ? back(problemsOf(outcome, (data) => data.approveDelivery)) : [];
  }

  async function approvePart(form: FormData) {
    const amount = parseMoney(String(form.get('amount') ?? ''), held.currency);
    if (!amount || amount.isZero) return [{ field: 'amount', message: 'Write an amount such as 60.00.' }];
    if (!amount.isLessThan(toMoney(held))) return [{ field: 'amount', message: `Write less than ${money(held)}.` }];
    return approveAmount(toValue(amount), String(form.get('rest') ?? 'stays_funded') as RestOfMilestone);
  }

  async function askChanges(form: FormData) {
    const chosen = form.getAll('items').map(String);
    if (chosen.length === 0) return [{ field: 'items', message: 'Choose the items that need a change.' }];
    const items = chosen.map((checklistItemId) => ({ checklistItemId, what: String(form.get('note') ?? '') }));
    const outcome = await requestChanges({ milestoneId: shown.id, deliveryId, items, note: String(form.get('note') ?? '') });
    return outcome ? back(problemsOf(outcome, (data) => data.requestChanges)) : [];
  }

  return (
    <div className="stack stack--3">
      {shown.possibleActions.includes('approve') ? (
        <>
          <ActDialog
            label={`Approve and release ${money(held)}`}
            tone="primary"
            wide
            title="Approve this delivery?"
            consequence={
              <p>
                {expertName} receives {money(shown.expertGets)}
                {shown.arrivesAbout ? (
                  <>
                    {' about '}
                    <TimeText at={shown.arrivesAbout} day plain />
                  </>
                ) : (
                  ' after clearing'
                )}
                . You cannot take it back after that.
              </p>
            }
            submitLabel={`Approve and release ${money(held)}`}
            busyLabel="Approving…"
            keepLabel="Keep reviewing"
            done="Approved."
            submit={() => approveAmount(toValue(toMoney(held)), null)}
          />
          <ActDialog
            label="Approve a part"
            wide
            title="Approve a part"
            submitLabel="Approve this part"
            busyLabel="Approving…"
            keepLabel="Keep reviewing"
            done="The part is approved."
            submit={approvePart}
          >
            {(state) => (
              <>
                <Field name="amount" label="Amount to release" hint={`Less than ${money(held)}.`} error={state.errorAt('amount')}>
                  <MoneyInput currency={held.currency} />
                </Field>
                <RadioCards
                  name="rest"
                  legend="And the rest"
                  defaultValue="stays_funded"
                  options={[
                    { value: 'stays_funded', label: 'Stays held', hint: 'The expert goes on with what is missing.' },
                    { value: 'ask_refund', label: 'Ask for it back', hint: 'The expert answers within 7 days.' },
                  ]}
                />
              </>
            )}
          </ActDialog>
        </>
      ) : null}
      {shown.possibleActions.includes('requestChanges') ? (
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
      ) : null}
    </div>
  );
}
