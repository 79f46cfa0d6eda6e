import { feeGivenBack, Money, parseMoney } from '@sidecrew/money';
import { Field, type FormProblem, Ledger, MoneyInput, MoneyText, TextArea, TimeText, toMoney, toValue, useMoneyWords } from '@sidecrew/ui';
import { useRef, useState } from 'react';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { RefundReleased_MilestoneFragment } from '../../gql/graphql';

export const RefundReleased_milestone = graphql(`
  fragment RefundReleased_milestone on Milestone {
    id
    title
    releasedMoney {
      until
      expertFeeBasisPoints
      ownerFeeBasisPoints
      most {
        minor
        currency
      }
      kept {
        minor
        currency
      }
      keptExpertFee {
        minor
        currency
      }
      keptOwnerFee {
        minor
        currency
      }
    }
  }
`);

const RefundReleasedMutation = graphql(`
  mutation RefundReleased($id: ID!, $key: ID!, $amount: MoneyInput!, $reason: String!) {
    refundReleased(id: $id, key: $key, amount: $amount, reason: $reason) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

type ReleasedMoney = NonNullable<RefundReleased_MilestoneFragment['releasedMoney']>;

interface RefundReleasedProps {
  milestone: FragmentType<typeof RefundReleased_milestone>;
  /** Where several parts of a contract may be given back, each button names its own. */
  isOneOfSeveral: boolean;
}

/** Expert: gives back money that was released, all or a part. */
export function RefundReleased({ milestone, isOneOfSeveral }: RefundReleasedProps) {
  const { id, title, releasedMoney } = readFragment(RefundReleased_milestone, milestone);
  const [refund] = useAct(RefundReleasedMutation);
  // One per refund: a second press, or a retry after a lost answer, gives back nothing more.
  const key = useRef<string>(null);
  if (!releasedMoney) return null;
  const { most } = releasedMoney;
  async function submit(form: FormData): Promise<readonly FormProblem[] | null> {
    const amount = parseMoney(String(form.get('amount') ?? ''), most.currency);
    if (!amount) return [{ field: 'amount', message: 'Write an amount such as 20.00.' }];
    key.current ??= crypto.randomUUID();
    const reason = String(form.get('reason') ?? '');
    const problems = problemsOf(await refund({ id, key: key.current, amount: toValue(amount), reason }), (data) => data.refundReleased);
    if (!problems) key.current = null;
    return problems;
  }
  return (
    <ActDialog
      label={isOneOfSeveral ? `Give money back for “${title}”` : 'Give money back'}
      tone="quiet"
      icon="returned"
      title="Give released money back"
      consequence={
        <p>
          It goes to the card that paid, with both fees on it. You can do this until <TimeText at={releasedMoney.until} day plain />. You
          cannot take it back after that.
        </p>
      }
      submitLabel="Give money back"
      busyLabel="Giving…"
      keepLabel="Keep it released"
      submitTone="danger"
      done="The refund is on its way."
      submit={submit}
    >
      {(state) => <ReleasedFields released={releasedMoney} errorAt={state.errorAt} />}
    </ActDialog>
  );
}

function ReleasedFields({ released, errorAt }: { released: ReleasedMoney; errorAt: (field: string) => string | undefined }) {
  const { most } = released;
  const money = useMoneyWords();
  const [text, setText] = useState(toMoney(most).decimal());
  return (
    <>
      <Field name="amount" label="Amount" hint={`Up to ${money(most)}, before fees.`} error={errorAt('amount')}>
        <MoneyInput currency={most.currency} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <WhoGivesWhat released={released} amount={parseMoney(text, most.currency)} />
      <Field name="reason" label="Reason" hint="The owner reads this." error={errorAt('reason')}>
        <TextArea rows={3} maxLength={500} />
      </Field>
    </>
  );
}

/** The same sums as the server's, while the amount is written. */
function WhoGivesWhat({ released, amount }: { released: ReleasedMoney; amount: Money | null }) {
  const { currency } = released.most;
  if (!amount || amount.isZero || amount.isMoreThan(toMoney(released.most))) return null;
  const kept = toMoney(released.kept).minor;
  const fee = (of: ReleasedMoney['keptExpertFee'], basisPoints: number) =>
    Money.of(feeGivenBack(toMoney(of).minor, kept, amount.minor, basisPoints), currency);
  const expertFee = fee(released.keptExpertFee, released.expertFeeBasisPoints);
  const ownerFee = fee(released.keptOwnerFee, released.ownerFeeBasisPoints);
  const shown = (sum: Money) => <MoneyText amount={toValue(sum)} />;
  return (
    <Ledger
      caption="What goes back"
      rows={[
        { label: 'You give back', note: 'from your payout balance', amount: shown(amount.minus(expertFee)) },
        { label: 'Expert fee', note: 'Sidecrew gives it back', amount: shown(expertFee) },
        { label: 'Owner fee', note: 'Sidecrew gives it back', amount: shown(ownerFee) },
        { label: 'The owner gets', amount: shown(amount.plus(ownerFee)), total: true },
      ]}
    />
  );
}
