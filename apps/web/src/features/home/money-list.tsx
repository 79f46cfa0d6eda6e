import { Card, KitLink, MoneyText, StatusPill, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { home as words } from './words';

export const MoneyList_entry = graphql(`
  fragment MoneyList_entry on MoneyOnItsWay {
    milestoneId
    contractId
    title
    state
    leavesAt
    amount {
      minor
      currency
    }
  }
`);

/** What was approved and when it leaves. */
export function MoneyList({ entries }: { entries: ReadonlyArray<FragmentType<typeof MoneyList_entry>> }) {
  const shown = readFragment(MoneyList_entry, entries);
  return (
    <Card as="section" labelledBy="on-its-way">
      <h2 id="on-its-way">{words.onItsWay}</h2>
      {shown.length === 0 ? <p className="muted">{words.nothingOnItsWay}</p> : null}
      <ul className="stack stack--3 plain-list">
        {shown.map((entry) => (
          <li key={entry.milestoneId} className="stack stack--1">
            <span className="cluster cluster--apart">
              <KitLink href={paths.contract(entry.contractId)}>
                <bdi>{entry.title}</bdi>
              </KitLink>
              <strong>
                <MoneyText amount={entry.amount} />
              </strong>
            </span>
            <span className="cluster small muted">
              <StatusPill state={entry.state} />
              {entry.leavesAt ? (
                <span>
                  Leaves <TimeText at={entry.leavesAt} />
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
