import { Countdown, LinkCard, MoneyText, StatusPill } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { deadlineOf } from './next-step';
import { openMilestone } from './open-milestone';

export const ContractCard_contract = graphql(`
  fragment ContractCard_contract on Contract {
    id
    title
    state
    role
    owner {
      name
    }
    expert {
      name
    }
    price {
      minor
      currency
    }
    position {
      held {
        minor
        currency
      }
      released {
        minor
        currency
      }
    }
    milestones {
      id
      state
      deadlines {
        kind
        dueAt
      }
    }
  }
`);

interface ContractCardProps {
  contract: FragmentType<typeof ContractCard_contract>;
  /** Level of its heading in the page's outline. */
  level?: 2 | 3;
}

/** One contract in a list: with whom, where it stands, what is held. */
export function ContractCard({ contract, level = 3 }: ContractCardProps) {
  const shown = readFragment(ContractCard_contract, contract);
  const milestone = shown.state === 'active' ? openMilestone(shown.milestones) : undefined;
  const next = milestone ? deadlineOf(milestone.state, milestone.deadlines) : null;
  return (
    <LinkCard href={paths.contract(shown.id)} title={<bdi>{shown.title}</bdi>} level={level}>
      <p className="cluster cluster--apart">
        <span className="cluster">
          <StatusPill state={milestone?.state ?? shown.state} />
          <span className="muted">
            with <bdi>{shown.role === 'expert' ? shown.owner.name : shown.expert.name}</bdi>
          </span>
        </span>
        {next ? (
          <span className="small muted">
            <Countdown until={next} />
          </span>
        ) : null}
      </p>
      <p className="cluster small muted">
        <span>
          Price <MoneyText amount={shown.price} />
        </span>
        <span>
          Held <MoneyText amount={shown.position.held} />
        </span>
        <span>
          Released <MoneyText amount={shown.position.released} />
        </span>
      </p>
    </LinkCard>
  );
}
