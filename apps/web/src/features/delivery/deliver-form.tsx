import { Button, Field, type FormProblem, FormSummary, RadioCards, TextArea, useToast } from '@sidecrew/ui';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../api/use-act';
import { useDraft } from '../../forms/draft';
import { RestoredNotice, SavedNote } from '../../forms/saved-note';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { AiDeclaration } from '../../gql/graphql';
import { paths } from '../../paths';
import { EvidenceField, type EvidenceText } from './evidence-field';

export const DeliverForm_milestone = graphql(`
  fragment DeliverForm_milestone on Milestone {
    id
    checklist {
      id
      text
    }
  }
`);

const SubmitDeliveryMutation = graphql(`
  mutation SubmitDelivery($milestoneId: ID!, $input: DeliveryInput!) {
    submitDelivery(milestoneId: $milestoneId, input: $input) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

interface DeliverFormProps {
  contractId: string;
  viewerId: string;
  milestone: FragmentType<typeof DeliverForm_milestone>;
}

interface DeliveryDraft {
  note: string;
  evidence: Record<string, EvidenceText>;
}

const empty: DeliveryDraft = { note: '', evidence: {} };
const declarations = [
  { value: 'none', label: 'No AI' },
  { value: 'outlines', label: 'AI for outlines only' },
  { value: 'assisted', label: 'With the help of AI' },
] as const;

/** Asks for the proof of each item; the text survives reloads, the files are already with us. */
export function DeliverForm({ contractId, viewerId, milestone }: DeliverFormProps) {
  const { id, checklist } = readFragment(DeliverForm_milestone, milestone);
  const draft = useDraft<DeliveryDraft>(viewerId, `delivery-${id}`, empty);
  const [files] = useState(() => new Map<string, { ids: readonly string[]; pending: boolean }>());
  const [submitDelivery] = useAct(SubmitDeliveryMutation);
  const navigate = useNavigate();
  const toast = useToast();
  const proofOf = (item: string) => draft.value.evidence[item] ?? { note: '', url: '' };

  const form = useFormAct(async (data) => {
    const missing: FormProblem[] = checklist
      .filter((item) => !proofOf(item.id).note.trim())
      .map((item) => ({ field: `note-${item.id}`, message: `Say what you did for “${item.text}”.` }));
    if (missing.length > 0) return missing;
    if ([...files.values()].some(({ pending }) => pending)) {
      return [{ field: null, message: 'Wait until your files have arrived.' }];
    }
    const evidence = checklist.map((item) => ({
      checklistItemId: item.id,
      note: proofOf(item.id).note.trim(),
      url: proofOf(item.id).url.trim() || null,
      fileIds: [...(files.get(item.id)?.ids ?? [])],
    }));
    const aiDeclaration = String(data.get('ai') ?? 'none') as AiDeclaration;
    const outcome = await submitDelivery({ milestoneId: id, input: { note: draft.value.note, aiDeclaration, evidence } });
    const problems = problemsOf(outcome, (answer) => answer.submitDelivery);
    if (!problems && outcome) {
      draft.clear();
      toast('Delivered. The review has begun.');
      void navigate(paths.contract(contractId));
    }
    return problems;
  });

  return (
    <form className="form" onSubmit={form.onSubmit} noValidate key={draft.restored ? 'restored' : 'fresh'}>
      <FormSummary problems={form.problems} />
      {draft.restored ? <RestoredNotice onDiscard={draft.clear} /> : null}
      {checklist.map((item) => (
        <Proof
          key={item.id}
          item={item}
          files={files}
          value={proofOf(item.id)}
          error={form.errorAt(`note-${item.id}`)}
          onChange={(value) => draft.set({ ...draft.value, evidence: { ...draft.value.evidence, [item.id]: value } })}
        />
      ))}
      <Field name="note" label="Note to the owner" hint="What to look at first, what you left open." error={form.errorAt('note')}>
        <TextArea value={draft.value.note} onChange={(event) => draft.set({ ...draft.value, note: event.currentTarget.value })} />
      </Field>
      <RadioCards name="ai" legend="Use of AI" options={declarations} defaultValue="none" error={form.errorAt('ai')} />
      <div className="cluster">
        <Button type="submit" tone="primary" icon="send" busy={form.busy ? 'Submitting…' : false}>
          Submit delivery
        </Button>
        <SavedNote savedAt={draft.savedAt} />
      </div>
    </form>
  );
}

interface ProofProps {
  item: { id: string; text: string };
  files: Map<string, { ids: readonly string[]; pending: boolean }>;
  value: EvidenceText;
  error?: string;
  onChange: (value: EvidenceText) => void;
}

function Proof({ item, files, ...rest }: ProofProps) {
  const keep = useCallback((ids: readonly string[], pending: boolean) => void files.set(item.id, { ids, pending }), [files, item.id]);
  return <EvidenceField item={item} {...rest} onFiles={keep} />;
}
