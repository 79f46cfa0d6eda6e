import { Button, type ButtonTone, Dialog, FormSummary, type IconName, useToast } from '@sidecrew/ui';
import { type ReactNode, useState } from 'react';
import { type FormState, type Submission, useFormAct } from './use-form-act';

interface ActDialogProps {
  /** On the button that opens it. */
  label: string;
  tone?: ButtonTone;
  size?: 'small' | 'medium';
  icon?: IconName;
  wide?: boolean;
  title: ReactNode;
  /** What follows, and when. */
  consequence?: ReactNode;
  /** Verb, object, amount. */
  submitLabel: string;
  busyLabel: string;
  /** Names what stays as it is. */
  keepLabel: string;
  submitTone?: ButtonTone;
  done?: string;
  submit: Submission;
  children?: (state: FormState) => ReactNode;
}

/** An act with its consequence, its fields and its refusals in one dialog. */
export function ActDialog(props: ActDialogProps) {
  const { label, tone, size, icon, wide, title } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone={tone} size={size} icon={icon} wide={wide} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} title={title} onClose={() => setOpen(false)}>
        <ActForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ActForm(props: ActDialogProps & { onClose: () => void }) {
  const { consequence, submitLabel, busyLabel, keepLabel, submitTone = 'primary', done, submit, onClose } = props;
  const toast = useToast();
  const state = useFormAct(async (form) => {
    const problems = await submit(form);
    if (!problems) {
      onClose();
      if (done) toast(done);
    }
    return problems;
  });
  return (
    <form className="form" onSubmit={state.onSubmit} noValidate>
      <FormSummary problems={state.problems} />
      {consequence ? <div>{consequence}</div> : null}
      {props.children?.(state)}
      <div className="dialog__actions">
        <Button onClick={onClose}>{keepLabel}</Button>
        <Button type="submit" tone={submitTone} busy={state.busy ? busyLabel : false}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
