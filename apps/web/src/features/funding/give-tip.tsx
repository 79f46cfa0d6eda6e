import { type Currency, currencyRules, Money, parseMoney } from '@sidecrew/money';
import { Field, type FormProblem, MoneyInput, TextArea, toValue, useMoneyWords } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { GiveTipMutation } from './tip-operations';

interface GiveTipProps {
  contractId: string;
  expertName: string;
  currency: Currency;
}

/** Owner: an own payment to the expert, beyond the price. It is paid on the payment partner's page. */
export function GiveTip({ contractId, expertName, currency }: GiveTipProps) {
  const [give] = useAct(GiveTipMutation);
  const money = useMoneyWords();
  const { smallestTipMinor, largestTipMinor } = currencyRules(currency);
  const words = (minor: bigint) => money(toValue(Money.of(minor, currency)));
  async function submit(form: FormData): Promise<readonly FormProblem[] | null> {
    const amount = parseMoney(String(form.get('amount') ?? ''), currency);
    if (!amount) return [{ field: 'amount', message: 'Write an amount such as 20.00.' }];
    const note = String(form.get('note') ?? '').trim() || null;
    const outcome = await give({ id: contractId, amount: toValue(amount), note });
    const page = outcome?.data?.giveTip;
    if (page?.__typename === 'TipPage') {
      window.location.assign(page.url);
      // Stays busy until the browser has left: a second press must not open a second payment.
      await new Promise(() => undefined);
    }
    return problemsOf(outcome, (data) => data.giveTip);
  }
  return (
    <ActDialog
      label="Give a tip"
      icon="star"
      title={`Give ${expertName} a tip`}
      consequence={<p>All of it reaches {expertName}: there is no fee. It is passed on at once and cannot be taken back.</p>}
      submitLabel="Go to the payment page"
      busyLabel="Opening the payment page…"
      keepLabel="Not now"
      submit={submit}
    >
      {(state) => (
        <>
          <Field
            name="amount"
            label="Tip"
            hint={`From ${words(smallestTipMinor)} to ${words(largestTipMinor)}.`}
            error={state.errorAt('amount')}
          >
            <MoneyInput currency={currency} />
          </Field>
          <Field name="note" label="A few words" optional hint={`${expertName} reads them.`} error={state.errorAt('note')}>
            <TextArea rows={2} maxLength={280} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
