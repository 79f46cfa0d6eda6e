import { Field, RadioList, TextArea, useMoneyWords } from '@sidecrew/ui';
import { useNavigate } from 'react-router';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { BidAction, DeclineReason } from '../../gql/graphql';
import { paths } from '../../paths';
import * as operations from './bid-operations';
import { CounterDialog } from './counter-dialog';

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

const declineReasons: ReadonlyArray<{ value: DeclineReason; label: string }> = [
  { value: 'price', label: 'The price' },
  { value: 'timing', label: 'The timing' },
  { value: 'experience', label: 'Other experience needed' },
  { value: 'sample', label: 'The work samples' },
  { value: 'other', label: 'Something else' },
];

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

interface ShownBid {
  id: string;
  version: number;
  ownerPays: { minor: string; currency: 'EUR' | 'GBP' | 'JPY' | 'USD' };
  youGet: { minor: string; currency: 'EUR' | 'GBP' | 'JPY' | 'USD' };
  expert: { person: { name: string } };
}

function Hire({ bid }: { bid: ShownBid }) {
  const [offer] = useAct(operations.MakeOfferMutation);
  const money = useMoneyWords();
  const { name } = bid.expert.person;
  return (
    <ActDialog
      label="Hire"
      tone="primary"
      title={`Hire ${name}?`}
      consequence={
        <p>
          {name} has 72 hours to accept exactly this version of the bid. Then you pay {money(bid.ownerPays)} and the work starts. Nothing is
          charged now.
        </p>
      }
      submitLabel={`Offer the contract to ${name}`}
      busyLabel="Offering…"
      keepLabel="Keep comparing"
      done={`${name} is asked.`}
      submit={async () => problemsOf(await offer({ bidId: bid.id, bidVersion: bid.version }), (data) => data.makeOffer)}
    />
  );
}

function AcceptOffer({ bid }: { bid: ShownBid }) {
  const [accept] = useAct(operations.AcceptOfferMutation);
  const money = useMoneyWords();
  const navigate = useNavigate();
  return (
    <ActDialog
      label="Accept offer"
      tone="primary"
      title="Accept this offer?"
      consequence={<p>You get {money(bid.youGet)} when the work is approved. Do not start before the payment is there; we tell you.</p>}
      submitLabel="Accept offer"
      busyLabel="Accepting…"
      keepLabel="Not yet"
      done="You are hired. Wait for the payment before you start."
      submit={async () => {
        const outcome = await accept({ bidId: bid.id });
        const contract = outcome?.data?.acceptOffer;
        if (contract?.__typename === 'Contract') void navigate(paths.contract(contract.id));
        return problemsOf(outcome, (data) => data.acceptOffer);
      }}
    />
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

function Confirm({ id }: { id: string }) {
  const [confirm] = useAct(operations.ConfirmBidMutation);
  return (
    <ActButton
      label="Confirm bid as it is"
      busyLabel="Confirming…"
      tone="primary"
      done="Your bid stands."
      run={async () => problemsOf(await confirm({ id }), (data) => data.confirmBid)}
    />
  );
}

function Shortlist({ id, on }: { id: string; on: boolean }) {
  const [shortlist] = useAct(operations.ShortlistMutation);
  return (
    <ActButton
      label={on ? 'Off the shortlist' : 'Shortlist'}
      busyLabel="Saving…"
      icon="star"
      run={async () => problemsOf(await shortlist({ id, shortlisted: !on }), (data) => data.shortlistBid)}
    />
  );
}

function Rescind({ id }: { id: string }) {
  const [rescind] = useAct(operations.RescindOfferMutation);
  return (
    <ActDialog
      label="Take offer back"
      title="Take your offer back?"
      consequence={<p>The bid stays; you can hire someone else.</p>}
      submitLabel="Take offer back"
      busyLabel="Taking it back…"
      keepLabel="Keep offer"
      done="The offer is taken back."
      submit={async () => problemsOf(await rescind({ bidId: id }), (data) => data.rescindOffer)}
    />
  );
}

function RefuseOffer({ id }: { id: string }) {
  const [refuse] = useAct(operations.RefuseOfferMutation);
  return (
    <ActDialog
      label="Refuse offer"
      tone="quiet"
      title="Refuse this offer?"
      consequence={<p>The owner is told and can hire someone else. This cannot be taken back.</p>}
      submitLabel="Refuse offer"
      busyLabel="Refusing…"
      keepLabel="Keep offer"
      submitTone="danger"
      done="The offer is refused."
      submit={async () => problemsOf(await refuse({ bidId: id }), (data) => data.refuseOffer)}
    />
  );
}

function Decline({ id }: { id: string }) {
  const [decline] = useAct(operations.DeclineMutation);
  return (
    <ActDialog
      label="Decline"
      tone="quiet"
      title="Decline this bid?"
      consequence={<p>The expert reads your reason. Kind and exact helps most.</p>}
      submitLabel="Decline bid"
      busyLabel="Declining…"
      keepLabel="Keep bid"
      done="The bid is declined."
      submit={async (form) => {
        const reason = form.get('reason');
        if (typeof reason !== 'string') return [{ field: 'reason', message: 'Choose a reason.' }];
        const note = String(form.get('note') ?? '').trim() || null;
        return problemsOf(await decline({ id, reason: reason as DeclineReason, note }), (data) => data.declineBid);
      }}
    >
      {(state) => (
        <>
          <RadioList name="reason" legend="Reason" options={declineReasons} error={state.errorAt('reason')} />
          <Field name="note" label="A line to the expert" optional>
            <TextArea rows={2} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}

function Withdraw({ id }: { id: string }) {
  const [withdraw] = useAct(operations.WithdrawBidMutation);
  return (
    <ActDialog
      label="Withdraw bid"
      tone="quiet"
      title="Withdraw your bid?"
      consequence={<p>No harm done: a withdrawn bid counts against nobody.</p>}
      submitLabel="Withdraw bid"
      busyLabel="Withdrawing…"
      keepLabel="Keep bid"
      submitTone="danger"
      done="Your bid is withdrawn."
      submit={async () => problemsOf(await withdraw({ id }), (data) => data.withdrawBid)}
    />
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
