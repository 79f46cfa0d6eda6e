import { createContext, type ReactNode, useContext } from 'react';
import { Icon } from './icon';

interface FieldTies {
  id: string;
  name: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldTies | null>(null);

/** What an input needs in order to be tied to its label, hint and error. */
export function useFieldProps() {
  const ties = useContext(FieldContext);
  if (!ties) throw new Error('An input stands inside a Field.');
  return {
    id: ties.id,
    name: ties.name,
    'aria-describedby': ties.describedBy,
    'aria-invalid': ties.invalid || undefined,
    'aria-required': ties.required || undefined,
  };
}

/** The id of a field's input: the form summary links to it. */
export const fieldId = (name: string): string => `field-${name}`;

interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  /** Said in words beside the label; fields are required unless they say so. */
  optional?: boolean;
  children: ReactNode;
}

/** A visible label, a hint, the input and its error, tied together. */
export function Field({ name, label, hint, error, optional = false, children }: FieldProps) {
  const id = fieldId(name);
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  const ties = {
    id,
    name,
    describedBy: describedBy || undefined,
    invalid: Boolean(error),
    required: !optional,
  };
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label} {optional ? <span className="field__optional">(optional)</span> : null}
      </label>
      {hint ? (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldContext value={ties}>{children}</FieldContext>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** The refusal in words, with an icon so that it does not rest on colour. */
export function FieldError({ id, error }: { id: string; error?: string | null }) {
  if (!error) return null;
  return (
    <p className="field__error" id={id}>
      <Icon name="alert" small />
      {error}
    </p>
  );
}
