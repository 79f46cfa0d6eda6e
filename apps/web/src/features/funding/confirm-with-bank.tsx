import { useCallback, useEffect } from 'react';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { problemsOf } from '../../forms/use-form-act';
import { FundMutation } from './fund-operations';

interface ConfirmWithBankProps {
  milestoneId: string;
  /** Opens the page without a press: its owner pressed the button in the mail. */
  atOnce: boolean;
}

/** Leads to the page on which the bank asks its questions. It stands open already, so nothing is charged twice. */
export function ConfirmWithBank({ milestoneId, atOnce }: ConfirmWithBankProps) {
  const [fund] = useAct(FundMutation);
  const open = useCallback(async () => {
    const outcome = await fund({ id: milestoneId, consent: null });
    const page = outcome?.data?.fundMilestone;
    if (page?.__typename === 'CheckoutPage') {
      // In place of this page, or Back would lead from there to here and on again.
      if (atOnce) window.location.replace(page.url);
      else window.location.assign(page.url);
      await new Promise(() => undefined);
    }
    return problemsOf(outcome, (data) => data.fundMilestone);
  }, [fund, milestoneId, atOnce]);
  useEffect(() => {
    if (atOnce) void open();
  }, [atOnce, open]);
  return <ActButton label="Confirm with your bank" busyLabel="Opening the payment page…" tone="primary" icon="lock" run={open} />;
}
