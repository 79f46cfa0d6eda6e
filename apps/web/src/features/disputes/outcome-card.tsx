import { Card, Ledger, MoneyText, StatusPill, useMoneyWords } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { legState, type Names } from './words';

export const OutcomeCard_dispute = graphql(`
  fragment OutcomeCard_dispute on Dispute {
    state
    held {
      minor
      currency
    }
    outcome {
      owner {
        minor
        currency
      }
      expert {
        minor
        currency
      }
    }
    ownerPaysFeeBack {
      minor
      currency
    }
    expertFeeOnShare {
      minor
      currency
    }
    legs {
      kind
      state
      amount {
        minor
        currency
      }
    }
  }
`);

interface OutcomeCardProps {
  dispute: FragmentType<typeof OutcomeCard_dispute>;
  names: Names;
}

/** How the held money is divided, and how far each part has come; nothing before there is an outcome. */
export function OutcomeCard({ dispute, names }: OutcomeCardProps) {
  const { state, held, outcome, ownerPaysFeeBack, expertFeeOnShare, legs } = readFragment(OutcomeCard_dispute, dispute);
  const money = useMoneyWords();
  if (!outcome) return null;
  return (
    <Card>
      <Ledger
        caption={state === 'closed' ? 'How it ended' : 'How the money is divided'}
        rows={[
          {
            label: `Back to ${names.owner}`,
            note: ownerPaysFeeBack ? `With ${money(ownerPaysFeeBack)} of the owner fee on top` : undefined,
            amount: <MoneyText amount={outcome.owner} />,
          },
          {
            label: `To ${names.expert}`,
            note: expertFeeOnShare ? `Less the expert fee of ${money(expertFeeOnShare)}` : undefined,
            amount: <MoneyText amount={outcome.expert} />,
          },
          { label: 'Held', amount: <MoneyText amount={held} />, total: true },
        ]}
      />
      {legs.map((leg) => (
        <p className="cluster" key={leg.kind}>
          <StatusPill state={legState(leg.kind, leg.state)} />
          <MoneyText amount={leg.amount} />
          <span>{leg.kind === 'refund' ? `to the card of ${names.owner}` : `to ${names.expert}`}</span>
        </p>
      ))}
    </Card>
  );
}
