import { Button, type ButtonTone, type FormProblem, FormSummary, type IconName, useToast } from '@sidecrew/ui';
import { useRef, useState } from 'react';

interface ActButtonProps {
  label: string;
  busyLabel: string;
  /** Said when it is done. */
  done?: string;
  tone?: ButtonTone;
  size?: 'small' | 'medium';
  icon?: IconName;
  wide?: boolean;
  run: () => Promise<readonly FormProblem[] | null>;
}

/** A button that acts at once, for what can be taken back; a refusal appears beside it. */
export function ActButton({ label, busyLabel, done, run, ...look }: ActButtonProps) {
  const toast = useToast();
  const open = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  async function press() {
    if (open.current) return;
    open.current = true;
    setBusy(true);
    const found = await run();
    open.current = false;
    setBusy(false);
    setProblems(found ?? []);
    if (!found && done) toast(done);
  }
  return (
    <>
      <Button {...look} busy={busy ? busyLabel : false} onClick={() => void press()}>
        {label}
      </Button>
      <FormSummary problems={problems} title="That was not possible" />
    </>
  );
}
