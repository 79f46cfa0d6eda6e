import { Button, Field, FormSummary, TextArea } from '@sidecrew/ui';
import { useDraft } from '../../forms/draft';
import { RestoredNotice, SavedNote } from '../../forms/saved-note';
import { useFormAct } from '../../forms/use-form-act';
import { conversation as words } from './words';

interface MessageFormProps {
  threadId: string;
  viewerId: string;
  /** Takes the text at once; whether it arrived is told in the list. */
  onSend: (text: string) => void;
}

/** Writes to the other side. The box is free again at once, and what was typed survives reloads. */
export function MessageForm({ threadId, viewerId, onSend }: MessageFormProps) {
  const draft = useDraft(viewerId, `message-${threadId}`, '');
  const form = useFormAct(async () => {
    if (!draft.value.trim()) return [{ field: 'text', message: words.empty }];
    onSend(draft.value);
    draft.clear();
    return null;
  });
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate>
      <FormSummary problems={form.problems} title={words.notSent} />
      {draft.restored && draft.value ? <RestoredNotice onDiscard={draft.clear} /> : null}
      <Field name="text" label={words.label} error={form.errorAt('text')}>
        <TextArea rows={3} maxLength={4000} value={draft.value} onChange={(event) => draft.set(event.currentTarget.value)} />
      </Field>
      <div className="cluster">
        <Button type="submit" tone="primary" icon="send">
          {words.send}
        </Button>
        <SavedNote savedAt={draft.savedAt} />
      </div>
    </form>
  );
}
