import { Card, Ledger, MoneyText, Notice, useMoneyWords } from '@sidecrew/ui';
import { useEffect } from 'react';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { CardChargeNotice } from './card-charge-notice';
import { LeaveMutation } from './fund-operations';
import { PayOnPage } from './pay-on-page';
import { PayWithCard } from './pay-with-card';

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
    cardCharge {
      state
      last4
    }
    ...CardChargeNotice_milestone
  }
`);

export const FundPanel_saved = graphql(`
  fragment FundPanel_saved on SavedCards {
    consent
    cards {
      id
      ...PayWithCard_card
    }
  }
`);

interface FundPanelProps {
  milestone: FragmentType<typeof FundPanel_milestone>;
  saved: FragmentType<typeof FundPanel_saved>;
  expertName: string;
  /** The viewer comes from the payment page, where they paid. */
  hasPaid: boolean;
  /** The viewer comes from a mail to answer their bank. */
  confirmNow: boolean;
  onChanged: () => void;
}

/** What is paid, who gets what, when it can come back; by a saved card, or on the payment partner's page. */
export function FundPanel({ milestone, saved, expertName, hasPaid, confirmNow, onChanged }: FundPanelProps) {
  const shown = readFragment(FundPanel_milestone, milestone);
  const { cards, consent } = readFragment(FundPanel_saved, saved);
  const money = useMoneyWords();
  const [leave] = useAct(LeaveMutation);
  useFreshAfterBack();
  const { id, state, cardCharge, possibleActions } = shown;
  const pageIsOpen = state === 'funding' && !cardCharge;
  const waits = state === 'funding' && !hasPaid && possibleActions.includes('leaveFunding');
  const mayChoose = possibleActions.includes('fund') || (possibleActions.includes('payOtherwise') && !hasPaid);
  const byCard = mayChoose && cards.length > 0;
  const pay = `Pay ${money(shown.ownerPays)}`;
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
      {state === 'funding' && hasPaid ? (
        <Notice tone="held" title="Confirming your payment" live>
          <p>This takes a moment. You can leave this page; we tell you when it is done.</p>
        </Notice>
      ) : (
        <CardChargeNotice milestone={shown} confirmNow={confirmNow} />
      )}
      {pageIsOpen && !hasPaid ? (
        <Notice tone="info" title="Your payment page is open" live>
          <p>If you have paid there, this page says so in a moment. If not, go on paying: it is the same page, so you cannot pay twice.</p>
        </Notice>
      ) : null}
      {byCard ? (
        <PayWithCard
          milestoneId={id}
          label={pay}
          cards={cards}
          failed={cardCharge?.last4}
          second={cardCharge?.state === 'asked_back'}
          onPaid={onChanged}
        />
      ) : null}
      {(mayChoose && cardCharge?.state !== 'asked_back') || (pageIsOpen && waits) ? (
        <PayOnPage
          milestoneId={id}
          label={byCard ? `${pay} another way` : pay}
          second={byCard}
          consent={cards.length === 0 && possibleActions.includes('fund') ? consent : undefined}
        />
      ) : null}
      {waits ? (
        <ActButton
          label={cardCharge ? 'Stop this payment' : 'I did not pay, start again'}
          busyLabel={cardCharge ? 'Stopping…' : 'Checking…'}
          tone="quiet"
          run={async () => {
            const problems = problemsOf(await leave({ id }), (data) => data.leaveFunding);
            onChanged();
            return problems;
          }}
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
