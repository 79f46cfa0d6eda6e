import { useMoneyWords } from '@sidecrew/ui';
import { useNavigate } from 'react-router';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { paths } from '../../paths';
import * as operations from './bid-operations';
import type { ShownBid } from './shown-bid';

/** Expert: takes the contract. */
export function AcceptOffer({ bid }: { bid: ShownBid }) {
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

/** Expert: says no to an offer. */
export function RefuseOffer({ id }: { id: string }) {
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

/** Expert: lets a bid stand after the task changed. */
export function Confirm({ id }: { id: string }) {
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

/** Expert: takes the bid back. */
export function Withdraw({ id }: { id: string }) {
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
