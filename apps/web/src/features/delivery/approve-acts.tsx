import { parseMoney } from '@sidecrew/money';
import { Field, MoneyInput, type MoneyValue, RadioCards, TimeText, toMoney, toValue, useMoneyWords } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';
import type { RestOfMilestone } from '../../gql/graphql';
import type { ReviewActProps } from './review-acts';

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

/** Approves all or a part; each button names its money, each dialog its date. */
export function ApproveActs({ shown, deliveryId, expertName, onDone }: ReviewActProps & { expertName: string }) {
  const money = useMoneyWords();
  const [approve] = useAct(ApproveMutation);
  const held = shown.position.held;

  async function approveAmount(amount: MoneyValue, rest: RestOfMilestone | null) {
    const outcome = await approve({ milestoneId: shown.id, deliveryId, amount, rest });
    return outcome ? onDone(problemsOf(outcome, (data) => data.approveDelivery)) : [];
  }

  async function approvePart(form: FormData) {
    const amount = parseMoney(String(form.get('amount') ?? ''), held.currency);
    if (!amount || amount.isZero) return [{ field: 'amount', message: 'Write an amount such as 60.00.' }];
    if (!amount.isLessThan(toMoney(held))) return [{ field: 'amount', message: `Write less than ${money(held)}.` }];
    return approveAmount(toValue(amount), String(form.get('rest') ?? 'stays_funded') as RestOfMilestone);
  }

  return (
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
  );
}
