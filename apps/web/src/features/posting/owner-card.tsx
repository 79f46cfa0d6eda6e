import { Avatar, Card, MoneyText, TimeText } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { task as words } from './words';

export const OwnerCard_task = graphql(`
  fragment OwnerCard_task on Task {
    owner {
      id
      name
    }
    ownerHistory {
      memberSince
      tasksPosted
      contractsPaid
      released {
        minor
        currency
      }
    }
  }
`);

/** Who asks, and how they have paid so far. */
export function OwnerCard({ task }: { task: FragmentType<typeof OwnerCard_task> }) {
  const { owner, ownerHistory } = readFragment(OwnerCard_task, task);
  return (
    <Card as="section" labelledBy="owner">
      <h2 id="owner" className="sr">
        {words.owner}
      </h2>
      <p className="person">
        <Avatar name={owner.name} />
        <strong>
          <bdi>{owner.name}</bdi>
        </strong>
      </p>
      <dl className="facts">
        <dt>{words.since}</dt>
        <dd>
          <TimeText at={ownerHistory.memberSince} day plain />
        </dd>
        <dt>{words.posts}</dt>
        <dd>{ownerHistory.tasksPosted}</dd>
        <dt>{words.paid}</dt>
        <dd>{ownerHistory.contractsPaid}</dd>
        {ownerHistory.released.map((sum, index) => (
          <FactRow key={sum.currency} label={index === 0 ? words.released : ''}>
            <MoneyText amount={sum} />
          </FactRow>
        ))}
      </dl>
    </Card>
  );
}

function FactRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
