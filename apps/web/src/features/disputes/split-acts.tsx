import { type ButtonTone, Field, type MoneyValue, SplitSlider, TextArea, useMoneyWords } from '@sidecrew/ui';
import { useState } from 'react';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import type { Party } from '../../gql/graphql';
import { AcceptSplitMutation, OfferSplitMutation } from './dispute-operations';
import { halfOf, restOf } from './shares';

interface OfferSplitProps {
  id: string;
  held: MoneyValue;
  tone?: ButtonTone;
}

/** One's own figure; the two shares always make what is held. */
export function OfferSplit({ id, held, tone }: OfferSplitProps) {
  const [offer] = useAct(OfferSplitMutation);
  const [owner, setOwner] = useState(() => halfOf(held));
  return (
    <ActDialog
      label="Offer a split"
      tone={tone}
      icon="scales"
      title="Offer a split"
      consequence={
        <p>If the other side accepts, the money moves at once and the dispute is over. Your newer offer replaces an older one.</p>
      }
      submitLabel="Offer this split"
      busyLabel="Offering…"
      keepLabel="Not yet"
      done="Your offer is sent."
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

interface AcceptSplitProps {
  id: string;
  role: Party;
  offer: { id: string; split: { owner: MoneyValue; expert: MoneyValue } };
}

/** Takes the other side's newest offer. */
export function AcceptSplit({ id, role, offer }: AcceptSplitProps) {
  const [accept] = useAct(AcceptSplitMutation);
  const money = useMoneyWords();
  return (
    <ActDialog
      label="Accept their split"
      title="Accept this split?"
      consequence={
        <p>
          {role === 'owner'
            ? `${money(offer.split.owner)} goes back to you, ${money(offer.split.expert)} to the expert, less the fee.`
            : `${money(offer.split.expert)} goes to you, less the fee, ${money(offer.split.owner)} back to the owner.`}{' '}
          The dispute is over then; you cannot take it back.
        </p>
      }
      submitLabel={`Accept ${money(offer.split.owner)} back`}
      busyLabel="Accepting…"
      keepLabel="Keep talking"
      done="Settled. The money is on its way."
      submit={async () => problemsOf(await accept({ id, offerId: offer.id }), (data) => data.acceptSplit)}
    />
  );
}
