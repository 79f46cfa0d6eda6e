import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button, type ButtonTone, IconButton } from './button';
import { classNames } from './class-names';

interface DialogProps {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** The browser's own dialog: it holds the focus, closes on Esc and gives the focus back to its opener. */
export function Dialog({ open, title, onClose, wide, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      className={classNames('dialog', wide && 'dialog--wide')}
      aria-labelledby={titleId}
      onClose={() => open && onClose()}
    >
      <div className="dialog__head">
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      {open ? <div className="dialog__body">{children}</div> : null}
    </dialog>
  );
}

interface ConfirmDialogProps {
  open: boolean;
  title: ReactNode;
  /** What follows, and when: "Ana receives 250.00 USD about Tue 2 Dec." */
  consequence: ReactNode;
  /** Verb, object, amount. */
  confirmLabel: string;
  busyLabel: string;
  /** Names what stays as it is: "Keep contract". */
  keepLabel: string;
  tone?: ButtonTone;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Says the consequence before an act that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, consequence, confirmLabel, busyLabel, keepLabel, tone = 'primary', busy, children } = props;
  return (
    <Dialog open={open} title={title} onClose={props.onClose}>
      <div>{consequence}</div>
      {children}
      <div className="dialog__actions">
        <Button onClick={props.onClose} aria-disabled={busy || undefined}>
          {keepLabel}
        </Button>
        <Button tone={tone} busy={busy ? busyLabel : false} onClick={props.onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
