import { Button, Checkbox, FormSummary } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { FundMutation } from './fund-operations';

interface PayOnPageProps {
  milestoneId: string;
  /** Verb and amount. */
  label: string;
  /** There is a way that needs less of the owner. */
  second?: boolean;
  /** The words to agree to, where the card that pays may be kept. */
  consent?: string | undefined;
}

/** Leads to the payment partner's page, where the card is asked; with a yes, it is kept for later payments. */
export function PayOnPage({ milestoneId, label, second, consent }: PayOnPageProps) {
  const [fund] = useAct(FundMutation);
  const form = useFormAct(async (fields) => {
    const keeps = consent !== undefined && fields.get('keepCard') === 'yes';
    const outcome = await fund({ id: milestoneId, consent: keeps ? consent : null });
    const page = outcome?.data?.fundMilestone;
    if (page?.__typename === 'CheckoutPage') {
      window.location.assign(page.url);
      // Stays busy until the browser has left: a second press must not open a second payment.
      await new Promise(() => undefined);
    }
    return problemsOf(outcome, (data) => data.fundMilestone);
  });
  return (
    <form className="stack" onSubmit={form.onSubmit}>
      <FormSummary problems={form.problems} title="The payment could not start. Nothing was charged." />
      {consent ? <Checkbox name="keepCard" label="Keep this card for later payments" hint={consent} /> : null}
      <Button
        type="submit"
        tone={second ? 'plain' : 'primary'}
        wide
        icon={second ? undefined : 'card'}
        busy={form.busy ? 'Opening the payment page…' : false}
      >
        {label}
      </Button>
      <p className="small muted">You pay on the page of our payment partner, Stripe. We never see your card.</p>
    </form>
  );
}
