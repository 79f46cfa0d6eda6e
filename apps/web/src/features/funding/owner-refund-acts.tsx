import { Field, type MoneyValue, TextArea, useMoneyWords } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';

const AskRefundMutation = graphql(`
  mutation AskRefund($id: ID!, $reason: String!) {
    askRefund(id: $id, reason: $reason) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const CancelLateMutation = graphql(`
  mutation CancelLate($id: ID!) {
    cancelLate(id: $id) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const WithdrawRefundMutation = graphql(`
  mutation WithdrawRefundRequest($id: ID!) {
    withdrawRefundRequest(id: $id) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

interface RefundActProps {
  id: string;
  held: MoneyValue;
}

/** Owner: asks for the money back; silence of the expert returns it. */
export function AskRefund({ id, held }: RefundActProps) {
  const [ask] = useAct(AskRefundMutation);
  const money = useMoneyWords();
  return (
    <ActDialog
      label="Ask for a refund"
      title={`Ask for ${money(held)} back?`}
      consequence={<p>The expert has 7 days to answer. If they say nothing, the money goes back to your card.</p>}
      submitLabel={`Ask for ${money(held)}`}
      busyLabel="Asking…"
      keepLabel="Keep waiting"
      done="Your request is sent."
      submit={async (form) => problemsOf(await ask({ id, reason: String(form.get('reason') ?? '') }), (data) => data.askRefund)}
    >
      {(state) => (
        <Field name="reason" label="Reason" hint="The expert reads this." error={state.errorAt('reason')}>
          <TextArea rows={3} />
        </Field>
      )}
    </ActDialog>
  );
}

/** Owner: a day after the due date everything comes back, no consent needed. */
export function CancelLate({ id, held }: RefundActProps) {
  const [cancel] = useAct(CancelLateMutation);
  const money = useMoneyWords();
  return (
    <ActDialog
      label="Cancel, it is late"
      title="Cancel this milestone?"
      consequence={<p>{money(held)} and your fee go back to your card. The expert is told.</p>}
      submitLabel={`Cancel and get ${money(held)} back`}
      busyLabel="Cancelling…"
      keepLabel="Keep waiting"
      submitTone="danger"
      done="Cancelled. Your money is on its way back."
      submit={async () => problemsOf(await cancel({ id }), (data) => data.cancelLate)}
    />
  );
}

/** Owner: takes an unanswered request back. */
export function WithdrawRefundRequest({ id }: { id: string }) {
  const [withdraw] = useAct(WithdrawRefundMutation);
  return (
    <ActDialog
      label="Take the request back"
      title="Take your refund request back?"
      consequence={<p>Work goes on, with at least 72 hours left.</p>}
      submitLabel="Take request back"
      busyLabel="Taking it back…"
      keepLabel="Keep request"
      done="Your request is withdrawn."
      submit={async () => problemsOf(await withdraw({ id }), (data) => data.withdrawRefundRequest)}
    />
  );
}
