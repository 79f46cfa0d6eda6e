import { DataTable, MoneyText, type MoneyValue, toMoney } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { Party } from '../../gql/graphql';
import type { Names } from './words';

export const Positions_dispute = graphql(`
  fragment Positions_dispute on Dispute {
    held {
      minor
      currency
    }
    statements {
      id
      by
      claim {
        minor
        currency
      }
    }
    offers {
      id
      by
      note
      newest
      split {
        owner {
          minor
          currency
        }
      }
    }
    rulings {
      id
      kind
      by {
        name
      }
      split {
        owner {
          minor
          currency
        }
      }
    }
  }
`);

interface Position {
  key: string;
  whose: Party | 'staff';
  says: string;
  note?: string | null;
  owner: MoneyValue;
}

interface PositionsProps {
  dispute: FragmentType<typeof Positions_dispute>;
  names: Names;
}

/** Where everybody stands, on one line from all to the expert to all back to the owner, and in figures. */
export function Positions({ dispute, names }: PositionsProps) {
  const { held, statements, offers, rulings } = readFragment(Positions_dispute, dispute);
  const positions: Position[] = (['owner', 'expert'] as const).flatMap((party) => {
    const offer = offers.find(({ by, newest }) => newest && by === party);
    if (offer) return [{ key: offer.id, whose: party, says: `${names[party]} offers`, note: offer.note, owner: offer.split.owner }];
    const claim = statements.find(({ by }) => by === party);
    return claim ? [{ key: claim.id, whose: party, says: `${names[party]} asks for`, owner: claim.claim }] : [];
  });
  const ruling = rulings.at(-1);
  if (ruling) {
    const says = `${ruling.by.name} ${ruling.kind === 'proposal' ? 'proposes' : 'decided'}`;
    positions.push({ key: ruling.id, whose: 'staff', says, owner: ruling.split.owner });
  }
  const total = toMoney(held).minor;
  const place = ({ owner }: Position) => (total === 0n ? 0 : 2 + Number((toMoney(owner).minor * 9_600n) / total) / 100);
  return (
    <div className="stack stack--3">
      <div className="positions" aria-hidden="true">
        <svg className="positions__line" height="20">
          <line className="positions__axis" x1="2%" x2="98%" y1="10" y2="10" />
          {positions.map((position) => (
            <circle
              key={position.key}
              className={`positions__dot positions__dot--${position.whose}`}
              cx={`${place(position)}%`}
              cy="10"
              r="7"
            />
          ))}
        </svg>
        <p className="cluster cluster--apart small muted">
          <span>All to the expert</span>
          <span>All back to the owner</span>
        </p>
      </div>
      <DataTable
        caption="Where everybody stands"
        captionHidden
        rows={positions}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'who',
            header: 'Who',
            cell: ({ whose, says, note }) => (
              <div>
                <span className={`positions__swatch positions__swatch--${whose}`} aria-hidden="true" />
                <bdi>{says}</bdi>
                {note ? <p className="positions__note user-text">“{note}”</p> : null}
              </div>
            ),
          },
          { key: 'owner', header: 'Back to the owner', end: true, cell: ({ owner }) => <MoneyText amount={owner} /> },
          {
            key: 'expert',
            header: 'To the expert',
            end: true,
            cell: ({ owner }) => <MoneyText amount={{ ...held, minor: (total - toMoney(owner).minor).toString() }} />,
          },
        ]}
      />
    </div>
  );
}
