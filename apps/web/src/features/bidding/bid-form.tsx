import type { Currency } from '@sidecrew/money';
import { Button, CheckboxList, Field, FormSummary, Notice, PriceEnds, RadioCards, TextArea, toValue, useToast } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { useDraft } from '../../forms/draft';
import { RestoredNotice, SavedNote } from '../../forms/saved-note';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { graphql } from '../../gql';
import type { AiDeclaration } from '../../gql/graphql';
import { type BidFormValues, emptyBid, toBidInput, totalOf } from './bid-form-values';
import { MilestonesEditor } from './milestones-editor';

const SubmitBidMutation = graphql(`
  mutation SubmitBid($taskId: ID!, $input: BidInput!) {
    submitBid(taskId: $taskId, input: $input) {
      __typename
      ... on Bid {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const ReviseBidMutation = graphql(`
  mutation ReviseBid($id: ID!, $input: BidInput!) {
    reviseBid(id: $id, input: $input) {
      __typename
      ... on Bid {
        id
        state
        version
      }
      ...Refusal_refused
    }
  }
`);

interface BidFormProps {
  viewerId: string;
  taskId: string;
  currency: Currency;
  samples: ReadonlyArray<{ id: string; title: string }>;
  /** The bid that is changed; none for a first one. */
  bid?: { id: string; values: BidFormValues };
  onDone: () => void;
}

const declarations = [
  { value: 'none', label: 'No AI' },
  { value: 'outlines', label: 'AI for outlines only' },
  { value: 'assisted', label: 'With the help of AI' },
] as const;

/** Price, time, parts, words and samples; both ends of the price are shown while typing. */
export function BidForm({ viewerId, taskId, currency, samples, bid, onDone }: BidFormProps) {
  const draft = useDraft<BidFormValues>(viewerId, `bid-${bid?.id ?? taskId}`, bid?.values ?? emptyBid);
  const [submitBid] = useAct(SubmitBidMutation);
  const [reviseBid] = useAct(ReviseBidMutation);
  const toast = useToast();
  const { value } = draft;
  const set = (part: Partial<BidFormValues>) => draft.set({ ...value, ...part });
  const total = totalOf(value, currency);
  const form = useFormAct(async () => {
    const { input, problems } = toBidInput(value, currency);
    if (problems) return problems;
    const refused = bid
      ? problemsOf(await reviseBid({ id: bid.id, input }), (data) => data.reviseBid)
      : problemsOf(await submitBid({ taskId, input }), (data) => data.submitBid);
    if (refused) return refused;
    draft.clear();
    toast(bid ? 'Your bid is changed. The owner is told.' : 'Your bid is sent.');
    onDone();
    return null;
  });
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate key={draft.restored ? 'restored' : 'fresh'}>
      <FormSummary problems={form.problems} />
      {draft.restored ? <RestoredNotice onDiscard={draft.clear} /> : null}
      <Notice tone="neutral">8 % of what is released is the fee. Bidding is free, and only the owner sees your bid.</Notice>
      <MilestonesEditor rows={value.milestones} currency={currency} errorAt={form.errorAt} onChange={(milestones) => set({ milestones })} />
      <p aria-live="polite">
        <strong>
          <PriceEnds price={toValue(total)} side="expert" />
        </strong>
      </p>
      <Field
        name="message"
        label="How you will do it"
        hint="Answer the checklist. No mail addresses or phone numbers before you are hired."
        error={form.errorAt('message')}
      >
        <TextArea rows={7} value={value.message} onChange={(event) => set({ message: event.currentTarget.value })} />
      </Field>
      {samples.length > 0 ? (
        <CheckboxList
          name="sampleIds"
          legend="Work samples to show (optional)"
          options={samples.map(({ id, title }) => ({ value: id, label: title }))}
          defaultValue={value.sampleIds}
          onChange={(id, checked) => set({ sampleIds: checked ? [...value.sampleIds, id] : value.sampleIds.filter((one) => one !== id) })}
        />
      ) : null}
      <RadioCards
        name="ai"
        legend="Use of AI"
        options={declarations}
        defaultValue={value.aiDeclaration}
        onChange={(key) => set({ aiDeclaration: key as AiDeclaration })}
      />
      <div className="cluster">
        <Button type="submit" tone="primary" icon="send" busy={form.busy ? 'Sending…' : false}>
          {bid ? 'Change bid' : 'Send bid'}
        </Button>
        <SavedNote savedAt={draft.savedAt} />
      </div>
    </form>
  );
}
