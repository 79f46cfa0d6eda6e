import { Card, MoneyText, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { Names } from './words';

export const RulingCard_ruling = graphql(`
  fragment RulingCard_ruling on Ruling {
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
    acceptedBy
    rejectedBy
    rejectedBecause
  }
`);

interface RulingCardProps {
  ruling: FragmentType<typeof RulingCard_ruling>;
  names: Names;
  checklist: ReadonlyArray<{ id: string; text: string }>;
}

/** What staff proposed or decided, why, and what the two sides said to it. */
export function RulingCard({ ruling, names, checklist }: RulingCardProps) {
  const { at, kind, text, by, reasons, split, acceptedBy, rejectedBy, rejectedBecause } = readFragment(RulingCard_ruling, ruling);
  const textOf = (id: string) => checklist.find((item) => item.id === id)?.text ?? '';
  return (
    <Card as="article">
      <div className="stack stack--1">
        <h2>
          {kind === 'proposal' ? 'Proposal' : 'Decision'} by <bdi>{by.name}</bdi>
        </h2>
        <p className="small muted">
          <TimeText at={at} plain />
        </p>
      </div>
      <p>
        <strong>
          <MoneyText amount={split.owner} />
        </strong>{' '}
        back to <bdi>{names.owner}</bdi>,{' '}
        <strong>
          <MoneyText amount={split.expert} />
        </strong>{' '}
        to <bdi>{names.expert}</bdi>.
      </p>
      <p className="user-text">{text}</p>
      <dl className="stack stack--2">
        {reasons.map((reason) => (
          <div key={reason.checklistItemId}>
            <dt className="small muted">
              <bdi>{textOf(reason.checklistItemId)}</bdi>
            </dt>
            <dd className="user-text">{reason.finding}</dd>
          </div>
        ))}
      </dl>
      {acceptedBy.map((party) => (
        <p key={party} className="small muted">
          <bdi>{names[party]}</bdi> accepted it.
        </p>
      ))}
      {rejectedBy ? (
        <p>
          <bdi>{names[rejectedBy]}</bdi> rejected it
          {rejectedBecause ? (
            <>
              : <span className="user-text">“{rejectedBecause}”</span>
            </>
          ) : (
            '.'
          )}
        </p>
      ) : null}
    </Card>
  );
}
