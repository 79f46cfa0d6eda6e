import { Avatar, Card, Countdown, Icon, KitLink, MoneyText, Notice, PriceEnds, StatusPill } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { plural } from '../../words/plural';
import { BidActs } from './bid-acts';

export const BidCard_bid = graphql(`
  fragment BidCard_bid on Bid {
    id
    state
    message
    aiDeclaration
    declineReason
    deadlines {
      kind
      dueAt
    }
    expert {
      id
      handle
      onTimeRate
      onTimeCount
      person {
        name
      }
    }
    terms {
      days
      price {
        minor
        currency
      }
      milestones {
        title
        days
        amount {
          minor
          currency
        }
      }
    }
    counter {
      by
      days
      note
      price {
        minor
        currency
      }
    }
    samples {
      id
      title
      url
    }
    ...BidActs_bid
  }
`);

interface BidCardProps {
  bid: FragmentType<typeof BidCard_bid>;
  /** From whose side it is read. */
  side: 'owner' | 'expert';
}

/** A whole bid: terms, words, samples, and what can be done with it. */
export function BidCard({ bid, side }: BidCardProps) {
  const shown = readFragment(BidCard_bid, bid);
  const { expert, terms, counter } = shown;
  const until = shown.deadlines.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]?.dueAt;
  return (
    <Card as="article" labelledBy={`bid-${shown.id}`}>
      <header className="cluster cluster--apart">
        <h2 className="person" id={`bid-${shown.id}`}>
          <Avatar name={expert.person.name} />
          {side === 'owner' ? <KitLink href={paths.expert(expert.handle)}>{expert.person.name}</KitLink> : 'Your bid'}
        </h2>
        <span className="cluster">
          <StatusPill state={shown.state} />
          {until ? (
            <span className="small muted">
              <Countdown until={until} />
            </span>
          ) : null}
        </span>
      </header>
      <p className="cluster">
        <MoneyText amount={terms.price} large />
        <span className="muted">{plural(terms.days, { one: 'in # day', other: 'in # days' })}</span>
      </p>
      <p className="small muted">
        <PriceEnds price={terms.price} side={side} expertName={expert.person.name} />
      </p>
      {shown.state === 'stale' ? (
        <Notice tone="held">The task changed after this bid. The expert confirms or changes it within 48 hours.</Notice>
      ) : null}
      {counter ? (
        <Notice tone="info" title={`Counter-offer by the ${counter.by}`}>
          <p>
            <MoneyText amount={counter.price} /> {plural(counter.days, { one: 'in # day', other: 'in # days' })}
          </p>
          {counter.note ? <p className="user-text">{counter.note}</p> : null}
        </Notice>
      ) : null}
      {terms.milestones.length > 1 ? (
        <ol>
          {terms.milestones.map((milestone) => (
            <li key={milestone.title}>
              <bdi>{milestone.title}</bdi>, <MoneyText amount={milestone.amount} />,{' '}
              {plural(milestone.days, { one: '# day', other: '# days' })}
            </li>
          ))}
        </ol>
      ) : null}
      <p className="user-text">{shown.message}</p>
      {shown.samples.length > 0 ? (
        <ul className="cluster small">
          {shown.samples.map((sample) => (
            <li key={sample.id} className="link-row">
              <Icon name="link" small />
              {sample.url ? (
                <a href={sample.url} rel="noopener nofollow ugc">
                  {sample.title}
                </a>
              ) : (
                sample.title
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {shown.declineReason ? <p className="muted">Reason: {shown.declineReason}</p> : null}
      <BidActs bid={shown} />
    </Card>
  );
}
