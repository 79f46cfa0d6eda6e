import { Button, Card, FormSummary, Ledger, MoneyText, Notice, useMoneyWords } from '@sidecrew/ui';
import { useEffect } from 'react';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const FundPanel_milestone = graphql(`
  fragment FundPanel_milestone on Milestone {
    id
    title
    state
    possibleActions
    amount {
      minor
      currency
    }
    ownerFee {
      minor
      currency
    }
    ownerPays {
      minor
      currency
    }
    expertGets {
      minor
      currency
    }
  }
`);

const FundMutation = graphql(`
  mutation FundMilestone($id: ID!) {
    fundMilestone(id: $id) {
      __typename
      ... on CheckoutPage {
        url
      }
      ...Refusal_refused
    }
  }
`);

const LeaveMutation = graphql(`
  mutation LeaveFunding($id: ID!) {
    leaveFunding(id: $id) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

interface FundPanelProps {
  milestone: FragmentType<typeof FundPanel_milestone>;
  expertName: string;
  /** The viewer comes from the payment page, where they paid. */
  hasPaid: boolean;
}

/** What is paid, who gets what, when it can come back. The card is asked on the payment partner's page. */
export function FundPanel({ milestone, expertName, hasPaid }: FundPanelProps) {
  const shown = readFragment(FundPanel_milestone, milestone);
  const money = useMoneyWords();
  const [fund] = useAct(FundMutation);
  const [leave] = useAct(LeaveMutation);
  useFreshAfterBack();
  const isOpen = shown.state === 'funding';
  const mayGoOn = isOpen && !hasPaid && shown.possibleActions.includes('leaveFunding');
  const form = useFormAct(async () => {
    const outcome = await fund({ id: shown.id });
    const page = outcome?.data?.fundMilestone;
    if (page?.__typename === 'CheckoutPage') {
      window.location.assign(page.url);
      // Stays busy until the browser has left: a second press must not open a second payment.
      await new Promise(() => undefined);
    }
    return problemsOf(outcome, (data) => data.fundMilestone);
  });
  return (
    <Card>
      <Ledger
        caption={shown.title}
        rows={[
          { label: 'Price', note: `${expertName} gets ${money(shown.expertGets)}`, amount: <MoneyText amount={shown.amount} /> },
          {
            label: 'Owner fee, 4 %',
            amount: (
              <>
                + <MoneyText amount={shown.ownerFee} />
              </>
            ),
          },
          { label: 'You pay', amount: <MoneyText amount={shown.ownerPays} />, total: true },
        ]}
      />
      <p className="muted">
        The money is held. It leaves when you approve, or when the review ends after reminders. If nothing is delivered, all of it comes
        back, fee included.
      </p>
      {isOpen && hasPaid ? (
        <Notice tone="held" title="Confirming your payment" live>
          <p>This takes a moment. You can leave this page; we tell you when it is done.</p>
        </Notice>
      ) : null}
      {isOpen && !hasPaid ? (
        <Notice tone="info" title="Your payment page is open" live>
          <p>If you have paid there, this page says so in a moment. If not, go on paying: it is the same page, so you cannot pay twice.</p>
        </Notice>
      ) : null}
      {shown.possibleActions.includes('fund') || mayGoOn ? (
        <form className="stack" onSubmit={form.onSubmit}>
          <FormSummary problems={form.problems} title="The payment could not start. Nothing was charged." />
          <Button type="submit" tone="primary" wide icon="card" busy={form.busy ? 'Opening the payment page…' : false}>
            Pay {money(shown.ownerPays)}
          </Button>
          <p className="small muted">You pay on the page of our payment partner, Stripe. We never see your card.</p>
        </form>
      ) : null}
      {mayGoOn ? (
        <ActButton
          label="I did not pay, start again"
          busyLabel="Checking…"
          tone="quiet"
          run={async () => problemsOf(await leave({ id: shown.id }), (data) => data.leaveFunding)}
        />
      ) : null}
    </Card>
  );
}

/** Back from the payment page a browser may show this page as it was left, with its button still busy. */
function useFreshAfterBack(): void {
  useEffect(() => {
    const reload = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener('pageshow', reload);
    return () => window.removeEventListener('pageshow', reload);
  }, []);
}
