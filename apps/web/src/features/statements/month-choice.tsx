import { Field, Select } from '@sidecrew/ui';
import { useNavigate } from 'react-router';
import { paths } from '../../paths';
import { monthName } from './words';

/** The months in which anything moved, and the one that is shown. */
export function MonthChoice({ month, months }: { month: string; months: readonly string[] }) {
  const navigate = useNavigate();
  const offered = [...new Set([month, ...months])].sort().reverse();
  return (
    <Field name="month" label="Month">
      <Select
        options={offered.map((value) => ({ value, label: monthName(value) }))}
        value={month}
        onChange={(event) => void navigate(paths.statement(event.currentTarget.value), { preventScrollReset: true })}
      />
    </Field>
  );
}
