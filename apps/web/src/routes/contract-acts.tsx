import { LinkButton } from '@sidecrew/ui';
import { LiftFreeze } from '../features/admin/lift-freeze';
import { ExtendReview } from '../features/delivery/extend-review';
import { OpenDispute } from '../features/disputes/open-dispute';
import { GiveRefund } from '../features/funding/give-refund';
import { AskRefund, CancelLate, WithdrawRefundRequest } from '../features/funding/owner-refund-acts';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { CardChargeState, MilestoneAction, Party } from '../gql/graphql';
import { paths } from '../paths';

export const MilestoneActs_milestone = graphql(`
  fragment MilestoneActs_milestone on Milestone {
    id
    state
    cardCharge {
      state
    }
    possibleActions
    frozenBecause
    ownerPays {
      minor
      currency
    }
    position {
      held {
        minor
        currency
      }
    }
    deliveries {
      id
      n
    }
    dispute {
      id
    }
  }
`);

interface MilestoneActsProps {
  contractId: string;
  role?: Party | null;
  milestone: FragmentType<typeof MilestoneActs_milestone>;
}

/** What the viewer may do with the open milestone: exactly what the server says, the main act first. */
export function MilestoneActs({ contractId, role, milestone }: MilestoneActsProps) {
  const { id, state, cardCharge, possibleActions, frozenBecause, position, deliveries, dispute } = readFragment(
    MilestoneActs_milestone,
    milestone,
  );
  const may = (action: MilestoneAction) => possibleActions.includes(action);
  const latest = deliveries.toSorted((a, b) => b.n - a.n)[0];
  const redo = state === 'changes_requested';
  return (
    <>
      {role ? null : <LiftFreeze milestoneId={id} because={frozenBecause} />}
      {may('fund') ? (
        <LinkButton href={paths.fund(contractId)} tone="primary" icon="card">
          Pay to start
        </LinkButton>
      ) : null}
      {state === 'funding' && role === 'owner' ? <OpenPayment contractId={contractId} charge={cardCharge?.state ?? null} /> : null}
      {may('submit') ? (
        <LinkButton href={paths.deliver(contractId)} tone="primary" icon="send">
          {redo ? 'Deliver again' : 'Deliver'}
        </LinkButton>
      ) : null}
      {latest && may('approve') ? (
        <LinkButton href={paths.review(contractId, latest.id)} tone="primary" icon="check">
          Review delivery
        </LinkButton>
      ) : null}
      {dispute && state === 'disputed' ? (
        <LinkButton href={paths.dispute(dispute.id)} tone="primary" icon="scales">
          Open dispute
        </LinkButton>
      ) : null}
      {state === 'approved_blocked' && role === 'expert' ? (
        <LinkButton href={paths.payouts} tone="primary">
          Set up payouts
        </LinkButton>
      ) : null}
      {may('extend') ? <ExtendReview milestoneId={id} /> : null}
      {may('cancelLate') ? <CancelLate id={id} held={position.held} /> : null}
      {may('askRefund') ? <AskRefund id={id} held={position.held} /> : null}
      {may('withdrawRefundRequest') ? <WithdrawRefundRequest id={id} /> : null}
      {may('giveRefund') ? <GiveRefund id={id} held={position.held} /> : null}
      {may('dispute') ? (
        <OpenDispute milestoneId={id} held={position.held} label={state === 'approved' ? 'Object' : 'Open a dispute'} />
      ) : null}
    </>
  );
}

/** The way to a payment that is under way: what its owner is asked for comes first. */
function OpenPayment({ contractId, charge }: { contractId: string; charge: CardChargeState | null }) {
  if (charge === 'asked_back') {
    return (
      <LinkButton href={paths.confirmWithBank(contractId)} tone="primary" icon="lock">
        Confirm with your bank
      </LinkButton>
    );
  }
  if (charge === 'declined') {
    return (
      <LinkButton href={paths.fund(contractId)} tone="primary" icon="card">
        Pay another way
      </LinkButton>
    );
  }
  return <LinkButton href={paths.fund(contractId)}>See your payment</LinkButton>;
}
