import { Avatar, Card, Icon, MoneyBar, shortMoment, useMoneyWords, useViewerSettings } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ContractHead_ContractFragment, MilestoneState } from '../../gql/graphql';
import { deadlineOf, disputeStep, nextStepSentence } from './next-step';
import { openMilestone } from './open-milestone';

export const ContractHead_contract = graphql(`
  fragment ContractHead_contract on Contract {
    title
    state
    role
    owner {
      id
      name
      timeZone
    }
    expert {
      id
      name
      timeZone
    }
    deadlines {
      kind
      dueAt
    }
    position {
      held {
        minor
        currency
      }
      inFlight {
        minor
        currency
      }
      released {
        minor
        currency
      }
      refunded {
        minor
        currency
      }
      chargedBack {
        minor
        currency
      }
    }
    milestones {
      id
      state
      amount {
        minor
        currency
      }
      expertGets {
        minor
        currency
      }
      dueAt
      arrivesAbout
      autoApproved
      changeRounds
      blockedBecause
      frozenBecause
      cardCharge {
        state
        because
        retryAt
      }
      dispute {
        id
        state
        deadlines {
          kind
          dueAt
        }
      }
      deadlines {
        kind
        dueAt
      }
    }
  }
`);

interface ContractHeadProps {
  contract: FragmentType<typeof ContractHead_contract>;
  /** Buttons that the server allows now. */
  actions: ReactNode;
}

/** Who, where the money is, what is next and by when. */
export function ContractHead({ contract, actions }: ContractHeadProps) {
  const shown = readFragment(ContractHead_contract, contract);
  const { position } = shown;
  return (
    <Card as="section" labelledBy="next-step">
      <div className="cluster cluster--apart">
        <PartyName label="Owner" person={shown.owner} mine={shown.role === 'owner'} />
        <PartyName label="Expert" person={shown.expert} mine={shown.role === 'expert'} />
      </div>
      <hr />
      <MoneyBar
        parts={[
          { part: 'held', amount: position.held },
          { part: 'released', amount: position.released },
          { part: 'refunded', amount: position.refunded },
        ]}
      />
      <div className="next-step">
        <h2 id="next-step" className="small muted">
          Next step
        </h2>
        <NextSentence contract={shown} />
        <div className="cluster">{actions}</div>
      </div>
    </Card>
  );
}

function NextSentence({ contract }: { contract: ContractHead_ContractFragment }) {
  const { locale, timeZone, now } = useViewerSettings();
  const money = useMoneyWords();
  const milestone = openMilestone(contract.milestones);
  const { role } = contract;
  const charge = milestone?.cardCharge;
  const moment = (at: string | null | undefined, withTime = true) =>
    at ? shortMoment(Date.parse(at), now, locale, timeZone, withTime) : '';
  const deadline = milestone
    ? deadlineOf(milestone.state, [...milestone.deadlines, ...(milestone.dispute?.deadlines ?? []), ...contract.deadlines])
    : (contract.deadlines[0]?.dueAt ?? null);
  const { released, refunded, inFlight, chargedBack } = contract.position;
  const figure = (part: typeof released) => (part.minor === '0' ? '' : money(part));
  const due = milestone && ['funded', 'changes_requested'].includes(milestone.state) ? milestone.dueAt : null;
  const amount = milestone ? (role === 'expert' ? milestone.expertGets : milestone.amount) : null;
  return (
    <p className="next-step__sentence">
      <Icon name="arrowRight" />
      {nextStepSentence(contract.state, milestone && standing(milestone), role ?? null, {
        names: { owner: contract.owner.name, expert: contract.expert.name },
        name: role === 'owner' ? contract.expert.name : contract.owner.name,
        amount: amount ? money(amount) : '',
        date: moment(due ?? deadline),
        arrives: moment(milestone?.arrivesAbout, false),
        step: disputeStep(milestone?.dispute?.state),
        round: milestone?.changeRounds ?? 0,
        auto: milestone?.autoApproved ?? false,
        charge: charge
          ? { state: charge.state, because: charge.because ?? 'the bank gave no reason', retry: moment(charge.retryAt) }
          : null,
        blockedBecause: milestone?.blockedBecause ?? null,
        released: figure(released),
        refunded: figure(refunded),
        returning: figure(inFlight),
        chargedBack: figure(chargedBack),
      })}
    </p>
  );
}

/** Nothing happens by silence while money stands still: no date holds, so none is named. */
const endBySilence: ReadonlySet<MilestoneState> = new Set(['submitted', 'refund_requested', 'approved']);
const standing = ({ state, frozenBecause }: { state: MilestoneState; frozenBecause: readonly string[] }): MilestoneState =>
  frozenBecause.length > 0 && endBySilence.has(state) ? 'frozen' : state;

function PartyName({ label, person, mine }: { label: string; person: { name: string; timeZone: string }; mine: boolean }) {
  const { locale, now } = useViewerSettings();
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: person.timeZone });
  return (
    <p className="person">
      <Avatar name={person.name} />
      <span>
        <span className="small muted">{label}</span>
        <br />
        <strong>
          <bdi>{person.name}</bdi>
        </strong>{' '}
        <span className="small muted">{mine ? '(you)' : `${hour.format(now)} there`}</span>
      </span>
    </p>
  );
}
