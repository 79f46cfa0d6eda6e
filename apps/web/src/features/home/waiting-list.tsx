import { Countdown, EmptyState, KitLink, LinkButton, MoneyText } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { home as words } from './words';

export const WaitingList_item = graphql(`
  fragment WaitingList_item on HomeItem {
    id
    kind
    title
    who
    path
    dueAt
    default
    amount {
      minor
      currency
    }
  }
`);

interface WaitingListProps {
  items: ReadonlyArray<FragmentType<typeof WaitingList_item>>;
  empty: ReactNode;
  /** The other side acts: nothing to press but to look. */
  theirs?: boolean;
}

/** What waits, most urgent first, each with what happens if nobody acts. Only the first has the loud button. */
export function WaitingList({ items, empty, theirs = false }: WaitingListProps) {
  const shown = readFragment(WaitingList_item, items);
  if (shown.length === 0) return <EmptyState title={empty} />;
  return (
    <ul className="sheet waiting">
      {shown.map((item, index) => (
        <li className="waiting__item" key={item.id}>
          <div className="stack stack--1">
            <p>
              <KitLink href={item.path} className="waiting__title">
                <bdi>{item.title}</bdi>
              </KitLink>
            </p>
            <p className="small muted">
              {[theirs ? null : (words.kinds[item.kind] ?? null), item.who].filter(Boolean).join(' · ')}
              {item.amount ? (
                <>
                  {' · '}
                  <MoneyText amount={item.amount} />
                </>
              ) : null}
            </p>
            {item.dueAt ? (
              <p className="small">
                <Countdown until={item.dueAt} />
                {item.default ? <span className="muted"> · {item.default}</span> : null}
              </p>
            ) : null}
          </div>
          <LinkButton
            href={item.path}
            tone={index === 0 && !theirs ? 'primary' : 'plain'}
            size={index === 0 && !theirs ? 'medium' : 'small'}
          >
            {(theirs ? null : words.acts[item.kind]) ?? words.open}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
