import { currencies, isCurrency, parseMoney } from '@sidecrew/money';
import { Button, Card, Field, Notice, RadioList, Select, TextInput } from '@sidecrew/ui';
import { Form, useSubmit } from 'react-router';
import { FeeLedger } from './fee-ledger';
import { type Direction, figuresOf, priceFrom, rangeProblem } from './price-from';
import { fees } from './words';

const isDirection = (value: string | null): value is Direction => fees.directions.some((known) => known.value === value);

/** A form that asks by address: it answers without a script, can be shared, and answers at once with one. */
export function FeeCalculator({ search }: { search: URLSearchParams }) {
  const submit = useSubmit();
  const text = search.get('amount') ?? '120.00';
  const asked = search.get('currency') ?? 'USD';
  const currency = isCurrency(asked) ? asked : 'USD';
  const way = search.get('as');
  const direction = isDirection(way) ? way : 'price';
  return (
    <div className="grid grid--two">
      <Form
        className="form"
        role="search"
        aria-label={fees.calculator}
        onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      >
        <Field name="amount" label={fees.amount} hint={fees.amountHint}>
          <TextInput inputMode="decimal" defaultValue={text} short autoComplete="off" />
        </Field>
        <Field name="currency" label={fees.currency}>
          <Select options={currencies.map((code) => ({ value: code, label: code }))} defaultValue={currency} short />
        </Field>
        <RadioList name="as" legend={fees.direction} options={fees.directions} defaultValue={direction} />
        <div>
          <Button type="submit">{fees.show}</Button>
        </div>
      </Form>
      <Card>
        <output className="stack">
          <Answer text={text} currency={currency} direction={direction} />
        </output>
      </Card>
    </div>
  );
}

interface AnswerProps {
  text: string;
  currency: (typeof currencies)[number];
  direction: Direction;
}

function Answer({ text, currency, direction }: AnswerProps) {
  const amount = parseMoney(text, currency);
  if (!amount) return <Notice tone="held">{fees.unclear}</Notice>;
  const price = priceFrom(amount, direction);
  const problem = rangeProblem(price, currency);
  return (
    <>
      {problem ? <Notice tone="held">{fees[problem]}</Notice> : null}
      <FeeLedger figures={figuresOf(price)} />
      {direction === 'price' ? null : <p className="small muted">{fees.nearest}</p>}
    </>
  );
}
