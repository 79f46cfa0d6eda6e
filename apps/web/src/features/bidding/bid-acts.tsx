import { useNavigate } from 'react-router';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { BidAction } from '../../gql/graphql';
import { paths } from '../../paths';
import * as operations from './bid-operations';
import { CounterDialog } from './counter-dialog';
import { AcceptOffer, Confirm, RefuseOffer, Withdraw } from './expert-acts';
import { Decline, Hire, Rescind, Shortlist } from './owner-acts';

export const BidActs_bid = graphql(`
  fragment BidActs_bid on Bid {
    id
    state
    version
    possibleActions
    threadId
    ownerPays {
      minor
      currency
    }
    youGet {
      minor
      currency
    }
    expert {
      id
      person {
        name
      }
    }
    ...CounterDialog_bid
  }
`);

/** What either side may do with a bid: exactly what the server says, the main act first. */
export function BidActs({ bid }: { bid: FragmentType<typeof BidActs_bid> }) {
  const shown = readFragment(BidActs_bid, bid);
  const may = (action: BidAction) => shown.possibleActions.includes(action);
  return (
    <div className="cluster">
      {may('offer') ? <Hire bid={shown} /> : null}
      {may('acceptOffer') ? <AcceptOffer bid={shown} /> : null}
      {may('acceptCounter') ? <AnswerCounter id={shown.id} /> : null}
      {may('confirm') ? <Confirm id={shown.id} /> : null}
      {may('counter') ? <CounterDialog bid={shown} /> : null}
      {may('message') ? <MessageButton bidId={shown.id} threadId={shown.threadId ?? null} /> : null}
      {may('shortlist') || may('unshortlist') ? <Shortlist id={shown.id} on={may('unshortlist')} /> : null}
      {may('rescindOffer') ? <Rescind id={shown.id} /> : null}
      {may('refuseOffer') ? <RefuseOffer id={shown.id} /> : null}
      {may('decline') ? <Decline id={shown.id} /> : null}
      {may('withdraw') ? <Withdraw id={shown.id} /> : null}
    </div>
  );
}

function AnswerCounter({ id }: { id: string }) {
  const [accept] = useAct(operations.AcceptCounterMutation);
  const [refuse] = useAct(operations.RefuseCounterMutation);
  return (
    <>
      <ActDialog
        label="Accept counter-offer"
        tone="primary"
        title="Accept the counter-offer?"
        consequence={<p>Its price, days and milestones become the terms.</p>}
        submitLabel="Accept counter-offer"
        busyLabel="Accepting…"
        keepLabel="Not yet"
        done="The new terms stand."
        submit={async () => problemsOf(await accept({ id }), (data) => data.acceptCounter)}
      />
      <ActDialog
        label="Refuse it"
        title="Refuse the counter-offer?"
        consequence={<p>The bid falls back to what it was before.</p>}
        submitLabel="Refuse counter-offer"
        busyLabel="Refusing…"
        keepLabel="Not yet"
        done="The counter-offer is refused."
        submit={async () => problemsOf(await refuse({ id }), (data) => data.refuseCounter)}
      />
    </>
  );
}

function MessageButton({ bidId, threadId }: { bidId: string; threadId: string | null }) {
  const [open] = useAct(operations.OpenThreadMutation);
  const navigate = useNavigate();
  return (
    <ActButton
      label="Message"
      busyLabel="Opening…"
      icon="message"
      run={async () => {
        if (threadId) {
          void navigate(paths.thread(threadId));
          return null;
        }
        const outcome = await open({ bidId });
        const thread = outcome?.data?.openThread;
        if (thread?.__typename === 'Thread') void navigate(paths.thread(thread.id));
        return problemsOf(outcome, (data) => data.openThread);
      }}
    />
  );
}
