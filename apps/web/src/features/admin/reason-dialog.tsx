import { Field, type FormProblem, TextArea } from '@sidecrew/ui';
import { ActDialog } from '../../forms/act-dialog';

interface ReasonDialogProps {
  label: string;
  title: string;
  busyLabel: string;
  keepLabel: string;
  done: string;
  /** The field as the server names it, and what it asks for. */
  field: { readonly name: string; readonly label: string };
  run: (reason: string) => Promise<readonly FormProblem[] | null>;
  onDone: () => void;
}

/** An act of staff that needs nothing but a reason, which stays on record. */
export function ReasonDialog({ field, run, onDone, ...words }: ReasonDialogProps) {
  return (
    <ActDialog
      {...words}
      submitLabel={words.label}
      submit={async (form) => {
        const problems = await run(String(form.get(field.name) ?? ''));
        if (!problems) onDone();
        return problems;
      }}
    >
      {(state) => (
        <Field name={field.name} label={field.label} error={state.errorAt(field.name)}>
          <TextArea rows={3} />
        </Field>
      )}
    </ActDialog>
  );
}
