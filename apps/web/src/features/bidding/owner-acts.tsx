import { Field, RadioList, TextArea, useMoneyWords } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import type { DeclineReason } from '../../gql/graphql';
import * as operations from './bid-operations';
import type { ShownBid } from './shown-bid';

const declineReasons: ReadonlyArray<{ value: DeclineReason; label: string }> = [
  { value: 'price', label: 'The price' },
  { value: 'timing', label: 'The timing' },
  { value: 'experience', label: 'Other experience needed' },
  { value: 'sample', label: 'The work samples' },
  { value: 'other', label: 'Something else' },
];

/** Owner: offers the contract on exactly this version of the bid. */
export function Hire({ bid }: { bid: ShownBid }) {
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

/** Owner: takes an offer back before it is answered. */
export function Rescind({ id }: { id: string }) {
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

/** Owner: says no with a reason. */
export function Decline({ id }: { id: string }) {
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

/** Owner: marks a bid to come back to. */
export function Shortlist({ id, on }: { id: string; on: boolean }) {
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
