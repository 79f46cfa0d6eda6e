import { Card, Countdown, fileSize, Icon, Ledger, MoneyBar, MoneyText, StatusPill, TimeText, toMoney } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { OffersLine } from './offers-line';
import { reasons } from './words';

export const DisputeRoom_dispute = graphql(`
  fragment DisputeRoom_dispute on Dispute {
    id
    state
    reason
    openedAt
    openedBy
    held {
      minor
      currency
    }
    deadlines {
      kind
      dueAt
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
      checklist {
        id
        text
      }
    }
    statements {
      id
      at
      by
      text
      claim {
        minor
        currency
      }
      files {
        id
        name
        bytes
        url
      }
    }
    offers {
      id
      at
      by
      note
      newest
      split {
        owner {
          minor
          currency
        }
        expert {
          minor
          currency
        }
      }
    }
    rulings {
      id
      at
      kind
      text
      by {
        name
      }
      reasons {
        checklistItemId
        finding
      }
      split {
        owner {
          minor
          currency
        }
        expert {
          minor
          currency
        }
      }
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

const steps: Readonly<Record<string, string>> = {
  opened: 'The other side answers',
  negotiating: 'You look for a split; after that a person helps',
  mediation: 'A person proposes a split',
  proposed: 'Both answer the proposal; silence accepts it',
  review: 'A second person decides',
  decided: 'The decision is carried out then, or as soon as both sides agree to it',
  appealed: 'A third person decides, finally',
  settled: 'The money moves',
  executing: 'The money moves',
  closed: 'Closed',
};

interface DisputeRoomProps {
  dispute: FragmentType<typeof DisputeRoom_dispute>;
  acts: ReactNode;
}

/** Claim, held amount, both offers on one line, evidence, clock and next step. */
export function DisputeRoom({ dispute, acts }: DisputeRoomProps) {
  const shown = readFragment(DisputeRoom_dispute, dispute);
  const names = { owner: shown.contract.owner.name, expert: shown.contract.expert.name };
  const until = shown.deadlines.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]?.dueAt;
  const itemText = (id: string) => shown.milestone.checklist.find((item) => item.id === id)?.text ?? '';
  return (
    <div className="stack stack--6">
      <Card as="section" labelledBy="dispute-next">
        <div className="cluster cluster--apart">
          <h2 id="dispute-next">{steps[shown.state] ?? shown.state}</h2>
          <StatusPill state={shown.state} />
        </div>
        {until ? (
          <p>
            By <TimeText at={until} /> · <Countdown until={until} />
          </p>
        ) : null}
        <MoneyBar parts={[{ part: 'disputed', amount: shown.held }]} caption="In dispute" />
        {shown.offers.length > 0 ? <OffersLine held={shown.held} offers={shown.offers} names={names} /> : null}
        {acts}
      </Card>
      {shown.outcome ? (
        <Card>
          <Ledger
            caption="How it ended"
            rows={[
              { label: `Back to ${names.owner}`, amount: <MoneyText amount={shown.outcome.owner} /> },
              {
                label: `To ${names.expert}`,
                note: shown.expertFeeOnShare ? 'Before the fee' : undefined,
                amount: <MoneyText amount={shown.outcome.expert} />,
              },
              { label: 'Held', amount: toMoney(shown.held).toString(), total: true },
            ]}
          />
          {shown.legs.map((leg) => (
            <p className="cluster" key={leg.kind}>
              <StatusPill state={leg.state} />
              <span>{leg.kind === 'refund' ? 'Refund' : 'Release'}</span>
              <MoneyText amount={leg.amount} />
            </p>
          ))}
        </Card>
      ) : null}
      {shown.rulings.map((ruling) => (
        <Card as="article" key={ruling.id}>
          <h2>
            {ruling.kind === 'proposal' ? 'Proposal' : 'Decision'}
            {ruling.by ? ` by ${ruling.by.name}` : ''}
          </h2>
          <p className="small muted">
            <TimeText at={ruling.at} plain />
          </p>
          <p>
            <MoneyText amount={ruling.split.owner} /> back to {names.owner}, <MoneyText amount={ruling.split.expert} /> to {names.expert}.
          </p>
          <p className="user-text">{ruling.text}</p>
          <ul>
            {ruling.reasons.map((reason) => (
              <li key={reason.checklistItemId}>
                <strong>{itemText(reason.checklistItemId)}:</strong> {reason.finding}
              </li>
            ))}
          </ul>
        </Card>
      ))}
      <section className="stack stack--3" aria-labelledby="statements">
        <h2 id="statements">What both sides say</h2>
        <p className="muted">
          Opened by {names[shown.openedBy]}: {reasons[shown.reason].toLowerCase()}.
        </p>
        {shown.statements.map((statement) => (
          <Card as="article" key={statement.id}>
            <h3>
              <bdi>{names[statement.by]}</bdi> ({statement.by})
            </h3>
            <p className="small muted">
              <TimeText at={statement.at} plain />
            </p>
            <p className="user-text">{statement.text}</p>
            <p>
              Wants{' '}
              <strong>
                <MoneyText amount={statement.claim} />
              </strong>{' '}
              to go back to the owner.
            </p>
            {statement.files.map((file) => (
              <a key={file.id} href={file.url} className="link-row">
                <Icon name="file" small />
                <bdi>{file.name}</bdi> <span className="muted num">{fileSize(file.bytes)}</span>
              </a>
            ))}
          </Card>
        ))}
      </section>
    </div>
  );
}
