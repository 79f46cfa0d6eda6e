import { parseMoney } from '@sidecrew/money';
import { Field, type FormProblem, MoneyInput, type MoneyValue, TextArea, toMoney, toValue, useMoneyWords } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';

const GiveRefundMutation = graphql(`
  mutation GiveRefund($id: ID!, $amount: MoneyInput!, $reason: String!) {
    giveRefund(id: $id, amount: $amount, reason: $reason) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

/** Expert: gives all or a part back, at once. */
export function GiveRefund({ id, held }: { id: string; held: MoneyValue }) {
  const [give] = useAct(GiveRefundMutation);
  const money = useMoneyWords();
  async function submit(form: FormData): Promise<readonly FormProblem[] | null> {
    const amount = parseMoney(String(form.get('amount') ?? ''), held.currency);
    if (!amount) return [{ field: 'amount', message: 'Write an amount such as 20.00.' }];
    const reason = String(form.get('reason') ?? '');
    return problemsOf(await give({ id, amount: toValue(amount), reason }), (data) => data.giveRefund);
  }
  return (
    <ActDialog
      label="Give a refund"
      tone="quiet"
      title="Give money back"
      consequence={<p>It goes back to the owner’s card. You cannot take it back after that.</p>}
      submitLabel="Give refund"
      busyLabel="Giving…"
      keepLabel="Keep as it is"
      submitTone="danger"
      done="The refund is on its way."
      submit={submit}
    >
      {(state) => (
        <>
          <Field name="amount" label="Amount" hint={`Up to ${money(held)}.`} error={state.errorAt('amount')}>
            <MoneyInput currency={held.currency} defaultValue={toMoney(held).decimal()} />
          </Field>
          <Field name="reason" label="Reason" error={state.errorAt('reason')}>
            <TextArea rows={3} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
