import { Card, MoneyText, StatusPill, TimeText } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { OutcomeCard } from './outcome-card';
import { Positions } from './positions';
import { RulingCard } from './ruling-card';
import { StatementCard } from './statement-card';
import { nextStep, reasons } from './words';

export const DisputeRoom_dispute = graphql(`
  fragment DisputeRoom_dispute on Dispute {
    id
    state
    role
    reason
    openedBy
    outcomeKind
    waivedBy
    held {
      minor
      currency
    }
    deadlines {
      kind
      dueAt
    }
    mediator {
      name
    }
    contract {
      id
      owner {
        name
      }
      expert {
        name
      }
    }
    milestone {
      id
      checklist {
        id
        text
      }
    }
    statements {
      id
      ...StatementCard_statement
    }
    rulings {
      id
      at
      ...RulingCard_ruling
    }
    ...Positions_dispute
    ...OutcomeCard_dispute
  }
`);

interface DisputeRoomProps {
  dispute: FragmentType<typeof DisputeRoom_dispute>;
  acts: ReactNode;
}

/** Next step and clock, held amount, where everybody stands, rulings, both sides' words and evidence. */
export function DisputeRoom({ dispute, acts }: DisputeRoomProps) {
  const shown = readFragment(DisputeRoom_dispute, dispute);
  const names = { owner: shown.contract.owner.name, expert: shown.contract.expert.name };
  const until = shown.deadlines.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]?.dueAt;
  const { title, then } = nextStep(shown, names);
  const isHeld = shown.state !== 'executing' && shown.state !== 'closed';
  const waits = shown.state === 'decided';
  return (
    <div className="stack stack--6">
      <Card as="section" labelledBy="dispute-next">
        <div className="cluster cluster--apart">
          <h2 id="dispute-next">{title}</h2>
          <StatusPill state={shown.state} />
        </div>
        {until ? (
          <p>
            {waits ? 'On ' : 'By '}
            <TimeText at={until} />. {then}
          </p>
        ) : then ? (
          <p>{then}</p>
        ) : null}
        {waits
          ? shown.waivedBy.map((party) => (
              <p key={party}>{party === shown.role ? 'You' : <bdi>{names[party]}</bdi>} agreed to carry it out now.</p>
            ))
          : null}
        {isHeld ? (
          <p>
            <MoneyText amount={shown.held} large /> <span className="muted">stays held.</span>
          </p>
        ) : null}
        {shown.outcomeKind ? null : <Positions dispute={shown} names={names} />}
        {acts}
      </Card>
      <OutcomeCard dispute={shown} names={names} />
      {shown.rulings
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map((ruling) => (
          <RulingCard key={ruling.id} ruling={ruling} names={names} checklist={shown.milestone.checklist} />
        ))}
      <section className="stack stack--3" aria-labelledby="statements">
        <h2 id="statements">What both sides say</h2>
        <p className="muted">
          Opened by <bdi>{names[shown.openedBy]}</bdi>: {reasons[shown.reason].toLowerCase()}.
        </p>
        {shown.statements.map((statement) => (
          <StatementCard key={statement.id} statement={statement} names={names} role={shown.role} />
        ))}
      </section>
    </div>
  );
}
