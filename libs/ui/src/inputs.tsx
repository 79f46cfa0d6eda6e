import type { Currency } from '@sidecrew/money';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { useFieldProps } from './field';

type InputProps = Omit<ComponentProps<'input'>, 'id' | 'name'> & { short?: boolean };

/** One line of text, of any native type. */
export function TextInput({ short, className, ...rest }: InputProps) {
  return <input type="text" {...rest} {...useFieldProps()} className={classNames('input', short && 'input--short', className)} />;
}

/** Several lines; it grows with its text where the browser can. */
export function TextArea({ className, ...rest }: Omit<ComponentProps<'textarea'>, 'id' | 'name'>) {
  return <textarea rows={5} {...rest} {...useFieldProps()} className={classNames('input', className)} />;
}

export interface Option {
  value: string;
  label: string;
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'id' | 'name'> {
  options: readonly Option[];
  /** The first, empty choice ("Any category"). */
  empty?: string;
  short?: boolean;
}

export function Select({ options, empty, short, className, ...rest }: SelectProps) {
  return (
    <select {...rest} {...useFieldProps()} className={classNames('input', short && 'input--short', className)}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** An amount as people type it; the code stands beside it, reading is the form's part (`parseMoney`). */
export function MoneyInput({ currency, ...rest }: InputProps & { currency: Currency }) {
  return (
    <Affixed text={currency}>
      <input type="text" inputMode="decimal" autoComplete="off" {...rest} {...useFieldProps()} className="input" />
    </Affixed>
  );
}

/** A whole number with its unit ("days"). */
export function NumberInput({ unit, ...rest }: InputProps & { unit: string }) {
  return (
    <Affixed text={unit}>
      <input type="text" inputMode="numeric" autoComplete="off" {...rest} {...useFieldProps()} className="input" />
    </Affixed>
  );
}

function Affixed({ text, children }: { text: string; children: ReactNode }) {
  return (
    <span className="affix">
      {children}
      <span className="affix__text">{text}</span>
    </span>
  );
}
