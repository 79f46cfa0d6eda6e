import { Field, FileDrop, type MoneyValue, SplitSlider, TextArea, toMoney, toValue, UploadList, useMoneyWords } from '@sidecrew/ui';
import { useState } from 'react';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { useUploads } from '../../forms/use-uploads';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { DisputeAction } from '../../gql/graphql';
import * as operations from './dispute-operations';

export const DisputeActs_dispute = graphql(`
  fragment DisputeActs_dispute on Dispute {
    id
    possibleActions
    held {
      minor
      currency
    }
    offers {
      id
      newest
      by
      split {
        owner {
          minor
          currency
        }
        expert {
          minor
          currency
        }
      }
    }
    role
  }
`);

/** What a party may do in the room: exactly what the server says. */
export function DisputeActs({ dispute }: { dispute: FragmentType<typeof DisputeActs_dispute> }) {
  const shown = readFragment(DisputeActs_dispute, dispute);
  const may = (action: DisputeAction) => shown.possibleActions.includes(action);
  const theirs = shown.offers.find((offer) => offer.newest && offer.by !== shown.role);
  return (
    <div className="cluster">
      {may('acceptProposal') ? <AnswerProposal id={shown.id} mayReject={may('rejectProposal')} /> : null}
      {may('answer') ? <Answer id={shown.id} held={shown.held} /> : null}
      {may('acceptSplit') && theirs ? <AcceptSplit id={shown.id} offer={theirs} /> : null}
      {may('offerSplit') ? <OfferSplit id={shown.id} held={shown.held} /> : null}
      {may('askMediation') ? <AskMediation id={shown.id} /> : null}
      {may('waiveAppeal') ? <WaiveAppeal id={shown.id} /> : null}
      {may('withdraw') ? <Withdraw id={shown.id} /> : null}
    </div>
  );
}

/** Half and half, to start from. */
function halfOf(held: MoneyValue): MoneyValue {
  return { minor: (toMoney(held).minor / 2n).toString(), currency: held.currency };
}

function restOf(held: MoneyValue, owner: MoneyValue): MoneyValue {
  return toValue(toMoney(held).minus(toMoney(owner)));
}

function Answer({ id, held }: { id: string; held: MoneyValue }) {
  const [answer] = useAct(operations.AnswerMutation);
  const [claim, setClaim] = useState(() => halfOf(held));
  const files = useUploads('dispute');
  return (
    <ActDialog
      label="Answer"
      tone="primary"
      title="Your side"
      consequence={<p>Say what happened and what would be fair. Then you have 5 days to agree, with or without help.</p>}
      submitLabel="Send answer"
      busyLabel="Sending…"
      keepLabel="Not yet"
      done="Your answer is there."
      submit={async (form) => {
        if (files.pending) return [{ field: null, message: 'Wait until your files have arrived.' }];
        const statement = { claim, text: String(form.get('text') ?? ''), fileIds: files.fileIds };
        return problemsOf(await answer({ id, statement }), (data) => data.answerDispute);
      }}
    >
      {(state) => (
        <>
          <Field name="text" label="What happened" error={state.errorAt('text')}>
            <TextArea rows={5} />
          </Field>
          <SplitSlider held={held} owner={claim} ownerLabel="Back to the owner" expertLabel="To the expert" onChange={setClaim} />
          <FileDrop label="Evidence (optional)" hint="Up to 25 MB each." onFiles={files.add} />
          <UploadList items={files.uploads} onRemove={files.remove} onResume={files.resume} />
        </>
      )}
    </ActDialog>
  );
}

function OfferSplit({ id, held }: { id: string; held: MoneyValue }) {
  const [offer] = useAct(operations.OfferSplitMutation);
  const [owner, setOwner] = useState(() => halfOf(held));
  return (
    <ActDialog
      label="Offer a split"
      tone="primary"
      icon="scales"
      title="Offer a split"
      consequence={
        <p>If the other side accepts, the money moves at once and the dispute is over. Your newer offer replaces an older one.</p>
      }
      submitLabel="Offer this split"
      busyLabel="Offering…"
      keepLabel="Not yet"
      done="Your offer is there."
      submit={async (form) => {
        const split = { owner, expert: restOf(held, owner) };
        const note = String(form.get('note') ?? '').trim() || null;
        return problemsOf(await offer({ id, split, note }), (data) => data.offerSplit);
      }}
    >
      {() => (
        <>
          <SplitSlider held={held} owner={owner} ownerLabel="Back to the owner" expertLabel="To the expert" onChange={setOwner} />
          <Field name="note" label="Why this is fair" optional>
            <TextArea rows={3} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}

interface OfferLike {
  id: string;
  split: { owner: MoneyValue; expert: MoneyValue };
}

function AcceptSplit({ id, offer }: { id: string; offer: OfferLike }) {
  const [accept] = useAct(operations.AcceptSplitMutation);
  const money = useMoneyWords();
  return (
    <ActDialog
      label="Accept their split"
      title="Accept this split?"
      consequence={
        <p>
          {money(offer.split.owner)} goes back to the owner, {money(offer.split.expert)} to the expert, less the fee. The dispute is over;
          you cannot take it back.
        </p>
      }
      submitLabel="Accept split"
      busyLabel="Accepting…"
      keepLabel="Keep talking"
      done="Settled. The money is on its way."
      submit={async () => problemsOf(await accept({ id, offerId: offer.id }), (data) => data.acceptSplit)}
    />
  );
}

function AskMediation({ id }: { id: string }) {
  const [ask] = useAct(operations.AskMediationMutation);
  return (
    <ActDialog
      label="Ask for mediation"
      title="Ask a person to help?"
      consequence={<p>Someone of us reads everything and proposes a split within 3 working days.</p>}
      submitLabel="Ask for mediation"
      busyLabel="Asking…"
      keepLabel="Keep talking"
      done="A person will look at it."
      submit={async () => problemsOf(await ask({ id }), (data) => data.askMediation)}
    />
  );
}

function AnswerProposal({ id, mayReject }: { id: string; mayReject: boolean }) {
  const [accept] = useAct(operations.AcceptProposalMutation);
  const [reject] = useAct(operations.RejectProposalMutation);
  return (
    <>
      <ActDialog
        label="Accept the proposal"
        tone="primary"
        title="Accept the proposal?"
        consequence={<p>Once both accept, or nobody rejects in 48 hours, the money moves as proposed.</p>}
        submitLabel="Accept proposal"
        busyLabel="Accepting…"
        keepLabel="Keep thinking"
        done="You accepted the proposal."
        submit={async () => problemsOf(await accept({ id }), (data) => data.acceptProposal)}
      />
      {mayReject ? (
        <ActDialog
          label="Reject it"
          title="Reject the proposal?"
          consequence={<p>No more evidence can be added. A second person decides within 3 working days.</p>}
          submitLabel="Reject proposal"
          busyLabel="Rejecting…"
          keepLabel="Keep thinking"
          submitTone="danger"
          done="A second person will decide."
          submit={async (form) => problemsOf(await reject({ id, reason: String(form.get('reason') ?? '') }), (data) => data.rejectProposal)}
        >
          {(state) => (
            <Field name="reason" label="Why" error={state.errorAt('reason')}>
              <TextArea rows={3} />
            </Field>
          )}
        </ActDialog>
      ) : null}
    </>
  );
}

function WaiveAppeal({ id }: { id: string }) {
  const [waive] = useAct(operations.WaiveAppealMutation);
  return (
    <ActDialog
      label="Waive the appeal"
      title="Waive your appeal?"
      consequence={<p>When both waive, the money moves without waiting for the 5 days to end.</p>}
      submitLabel="Waive appeal"
      busyLabel="Waiving…"
      keepLabel="Keep the right"
      done="You waived the appeal."
      submit={async () => problemsOf(await waive({ id }), (data) => data.waiveAppeal)}
    />
  );
}

function Withdraw({ id }: { id: string }) {
  const [withdraw] = useAct(operations.WithdrawDisputeMutation);
  return (
    <ActDialog
      label="Withdraw dispute"
      tone="quiet"
      title="Withdraw the dispute?"
      consequence={<p>The milestone goes on where it stood, with at least 72 hours left.</p>}
      submitLabel="Withdraw dispute"
      busyLabel="Withdrawing…"
      keepLabel="Keep dispute"
      done="The dispute is withdrawn."
      submit={async () => problemsOf(await withdraw({ id }), (data) => data.withdrawDispute)}
    />
  );
}
