import { parseMoney } from '@sidecrew/money';
import { Field, type FormProblem, type MoneyValue, Select, TextArea, TextInput, toMoney, toValue } from '@sidecrew/ui';
import { useRef } from 'react';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';
import type { AdoptedPlace, StaffDecisionKind } from '../../gql/graphql';
import { adoptedPlaces, decisionKinds, formsOfBreaks } from './decision-words';

const AskStaffDecisionMutation = graphql(`
  mutation AskStaffDecision($input: StaffDecisionInput!) {
    askStaffDecision(input: $input) {
      __typename
      ... on StaffDecision {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

interface DecisionFormProps {
  /** Fixed where the form stands beside what it is about. */
  about?: { readonly kind: keyof typeof formsOfBreaks; readonly subject: string; readonly amount: MoneyValue };
  onDone: () => void;
}

const currencies = (['USD', 'EUR', 'GBP', 'JPY'] as const).map((value) => ({ value, label: value }));

/** Staff move money beside the flow, with a reason; what is above the limit waits for a second admin. */
export function DecisionForm({ about, onDone }: DecisionFormProps) {
  const [ask] = useAct(AskStaffDecisionMutation);
  // One per opened form, so that a second press or a repeated request moves nothing twice.
  const key = useRef<string | null>(null);

  async function submit(form: FormData): Promise<readonly FormProblem[] | null> {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const currency = about?.amount.currency ?? (text('currency') as MoneyValue['currency']);
    const amount = about ? toMoney(about.amount) : parseMoney(text('amount'), currency);
    if (!amount) return [{ field: 'amount', message: 'Enter an amount, such as 25.00.' }];
    key.current ??= crypto.randomUUID();
    const outcome = await ask({
      input: {
        id: key.current,
        kind: about?.kind ?? (text('kind') as StaffDecisionKind),
        subject: about?.subject ?? text('subject'),
        amount: toValue(amount),
        reason: text('reason'),
        place: (text('place') || null) as AdoptedPlace | null,
        of: text('of') || null,
      },
    });
    const problems = problemsOf(outcome, (data) => data.askStaffDecision);
    if (!problems) {
      key.current = null;
      onDone();
    }
    return problems;
  }

  const words = about
    ? formsOfBreaks[about.kind]
    : { label: 'Decide about money', title: 'Decide about money', submitLabel: 'Record the decision' };
  return (
    <ActDialog
      {...words}
      tone={about ? 'plain' : 'primary'}
      consequence={
        <p>Up to 100.00 a day of one kind it happens at once. Above that a second admin has to confirm it. Your reason stays on record.</p>
      }
      busyLabel="Recording…"
      keepLabel="Not now"
      done="Recorded, with your name."
      submit={submit}
    >
      {(state) => (
        <>
          {about?.kind === 'adopt' ? (
            <>
              <Field name="place" label="It was" error={state.errorAt('place')}>
                <Select options={adoptedPlaces} />
              </Field>
              <Field name="of" label="Id of the expert or the refund" optional error={state.errorAt('of')}>
                <TextInput autoComplete="off" />
              </Field>
            </>
          ) : null}
          {about ? null : (
            <>
              <Field name="kind" label="What" error={state.errorAt('kind')}>
                <Select options={decisionKinds} />
              </Field>
              <Field name="subject" label="Milestone" hint="Its id, from the ledger or the trace." error={state.errorAt('subject')}>
                <TextInput autoComplete="off" />
              </Field>
              <Field name="currency" label="Currency">
                <Select options={currencies} />
              </Field>
              <Field name="amount" label="Amount" error={state.errorAt('amount')}>
                <TextInput inputMode="decimal" autoComplete="off" />
              </Field>
            </>
          )}
          <Field name="reason" label="Why" error={state.errorAt('reason')}>
            <TextArea rows={3} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
