import { Field, FileDrop, type MoneyValue, SplitSlider, TextArea, UploadList } from '@sidecrew/ui';
import { useState } from 'react';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { useUploads } from '../../forms/use-uploads';
import { AnswerMutation } from './dispute-operations';
import { halfOf } from './shares';

/** The other side's words, figure and evidence. */
export function AnswerDispute({ id, held }: { id: string; held: MoneyValue }) {
  const [answer] = useAct(AnswerMutation);
  const [claim, setClaim] = useState(() => halfOf(held));
  const files = useUploads('dispute');
  return (
    <ActDialog
      label="Answer"
      tone="primary"
      title="Your side"
      consequence={<p>Say what happened and what would be fair. Then you both have 5 days to agree.</p>}
      submitLabel="Send answer"
      busyLabel="Sending…"
      keepLabel="Not yet"
      done="Your answer is sent."
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
