import {
  FileDrop,
  Field,
  type MoneyValue,
  RadioList,
  SplitSlider,
  TextArea,
  toMoney,
  toValue,
  UploadList,
  useMoneyWords,
} from '@sidecrew/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { useUploads } from '../../forms/use-uploads';
import { graphql } from '../../gql';
import type { DisputeReason } from '../../gql/graphql';
import { paths } from '../../paths';
import { reasons } from './words';

const OpenDisputeMutation = graphql(`
  mutation OpenDispute($milestoneId: ID!, $reason: DisputeReason!, $statement: StatementInput!) {
    openDispute(milestoneId: $milestoneId, reason: $reason, statement: $statement) {
      __typename
      ... on Dispute {
        id
        milestone {
          id
          state
        }
      }
      ...Refusal_refused
    }
  }
`);

interface OpenDisputeProps {
  milestoneId: string;
  held: MoneyValue;
  label?: string;
}

/** Says what went wrong, what would be fair, and shows it. */
export function OpenDispute({ milestoneId, held, label = 'Open a dispute' }: OpenDisputeProps) {
  const [open] = useAct(OpenDisputeMutation);
  const navigate = useNavigate();
  const money = useMoneyWords();
  const files = useUploads('dispute');
  const [claim, setClaim] = useState<MoneyValue>(() => toValue(toMoney(held)));
  async function submit(form: FormData) {
    const reason = form.get('reason');
    if (typeof reason !== 'string') return [{ field: 'reason', message: 'Choose what went wrong.' }];
    if (files.pending) return [{ field: null, message: 'Wait until your files have arrived.' }];
    const outcome = await open({
      milestoneId,
      reason: reason as DisputeReason,
      statement: { claim, text: String(form.get('text') ?? ''), fileIds: files.fileIds },
    });
    const problems = problemsOf(outcome, (data) => data.openDispute);
    const opened = outcome?.data?.openDispute;
    if (opened?.__typename === 'Dispute') void navigate(paths.dispute(opened.id));
    return problems;
  }
  return (
    <ActDialog
      label={label}
      tone="quiet"
      icon="scales"
      title="Open a dispute"
      consequence={<p>It is free. {money(held)} stays held. The other side has 4 days to answer; a person helps if you do not agree.</p>}
      submitLabel="Open dispute"
      busyLabel="Opening…"
      keepLabel="Not now"
      submit={submit}
    >
      {(state) => (
        <>
          <RadioList
            name="reason"
            legend="What went wrong?"
            error={state.errorAt('reason')}
            options={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
          />
          <Field name="text" label="Tell what happened" hint="Cite the checklist items." error={state.errorAt('text')}>
            <TextArea rows={5} />
          </Field>
          <fieldset className="field">
            <legend className="legend">What would be fair?</legend>
            <SplitSlider held={held} owner={claim} ownerLabel="Back to the owner" expertLabel="To the expert" onChange={setClaim} />
            <p className="field__hint num">Held: {toMoney(held).toString()}</p>
          </fieldset>
          <FileDrop label="Evidence" hint="At least one: documents, pictures, text or archives up to 25 MB each." onFiles={files.add} />
          <UploadList items={files.uploads} onRemove={files.remove} onResume={files.resume} />
        </>
      )}
    </ActDialog>
  );
}
