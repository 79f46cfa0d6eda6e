import type { Currency } from '@sidecrew/money';
import { Button, Field, IconButton, MoneyInput, NumberInput, TextInput } from '@sidecrew/ui';
import type { BidFormValues } from './bid-form-values';

type Rows = BidFormValues['milestones'];

interface MilestonesEditorProps {
  rows: Rows;
  currency: Currency;
  errorAt: (field: string) => string | undefined;
  onChange: (rows: Rows) => void;
}

const most = 6;

/** Parts that are paid one by one; most tasks need only one. */
export function MilestonesEditor({ rows, currency, errorAt, onChange }: MilestonesEditorProps) {
  const change = (index: number, part: Partial<Rows[number]>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <fieldset className="stack">
      <legend className="legend">Milestones</legend>
      {rows.map((row, index) => (
        <div className="milestone-row" key={index}>
          <Field name={`title-${index}`} label={`Part ${index + 1}`} error={errorAt(`title-${index}`)}>
            <TextInput value={row.title} maxLength={120} onChange={(event) => change(index, { title: event.currentTarget.value })} />
          </Field>
          <Field name={`amount-${index}`} label="Price" error={errorAt(`amount-${index}`)}>
            <MoneyInput currency={currency} value={row.amount} onChange={(event) => change(index, { amount: event.currentTarget.value })} />
          </Field>
          <Field name={`days-${index}`} label="Time" error={errorAt(`days-${index}`)}>
            <NumberInput unit="days" value={row.days} onChange={(event) => change(index, { days: event.currentTarget.value })} />
          </Field>
          {rows.length > 1 ? (
            <IconButton icon="close" label={`Remove part ${index + 1}`} onClick={() => onChange(rows.filter((_, at) => at !== index))} />
          ) : null}
        </div>
      ))}
      {rows.length < most ? (
        <div>
          <Button size="small" icon="plus" onClick={() => onChange([...rows, { title: '', amount: '', days: '' }])}>
            Add a part
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
