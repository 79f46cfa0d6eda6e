import type { ReactNode } from 'react';
import { FieldError, fieldId } from './field';
import type { Option } from './inputs';

interface ChoiceGroupProps {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  options: ReadonlyArray<Option & { hint?: ReactNode }>;
  defaultValue?: string | readonly string[];
  onChange?: (value: string, checked: boolean) => void;
}

/** Any number of choices. */
export function CheckboxList(props: ChoiceGroupProps) {
  return <ChoiceGroup {...props} type="checkbox" className="choices" />;
}

/** One of a few, each with a line of explanation. */
export function RadioCards(props: ChoiceGroupProps) {
  return <ChoiceGroup {...props} type="radio" className="cards" />;
}

/** One of a few short words. */
export function RadioList(props: ChoiceGroupProps) {
  return <ChoiceGroup {...props} type="radio" className="choices" />;
}

function ChoiceGroup(props: ChoiceGroupProps & { type: 'checkbox' | 'radio'; className: string }) {
  const { name, legend, hint, error, options, defaultValue, onChange, type, className } = props;
  const chosen = new Set(typeof defaultValue === 'string' ? [defaultValue] : defaultValue);
  const id = fieldId(name);
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  return (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={describedBy || undefined}>
      <legend className="legend">{legend}</legend>
      {hint ? (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div className={className}>
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type={type}
              name={name}
              value={option.value}
              defaultChecked={chosen.has(option.value)}
              onChange={(event) => onChange?.(option.value, event.currentTarget.checked)}
            />
            <span>
              {option.label}
              {option.hint ? <span className="choice__hint">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}

interface CheckboxProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  defaultChecked?: boolean;
  value?: string;
}

/** A single yes. */
export function Checkbox({ name, label, hint, error, defaultChecked, value = 'yes' }: CheckboxProps) {
  const id = fieldId(name);
  return (
    <div className="field">
      <label className="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>
          {label}
          {hint ? <span className="choice__hint">{hint}</span> : null}
        </span>
      </label>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
