import { Button, FileDrop, FormSummary, Notice, UploadList, useToast } from '@sidecrew/ui';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import type { UploadedFile } from '../../api/upload';
import { useAct } from '../../api/use-act';
import { useDraft } from '../../forms/draft';
import { RestoredNotice, SavedNote } from '../../forms/saved-note';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { useUploads } from '../../forms/use-uploads';
import { paths } from '../../paths';
import { ChecklistEditor } from './checklist-editor';
import { ComposerBudget } from './composer-budget';
import { ComposerRules } from './composer-rules';
import type { ComposerCategory } from './composer-section';
import { ComposerWhat } from './composer-what';
import { emptyTask, type TaskFormValues, toTaskInput } from './task-form-values';
import { EditTaskMutation, PublishMutation, SaveDraftMutation } from './task-operations';
import { TaskPreview } from './task-preview';
import { task as words } from './words';

interface TaskComposerProps {
  viewerId: string;
  categories: readonly ComposerCategory[];
  /** The task that is edited; none for a new one. */
  task?: { id: string; isOpen: boolean; values: TaskFormValues; files: readonly UploadedFile[] };
}

/** One column: what, what done means, files, budget, time. Every key is kept on the device, drafts on the server. */
export function TaskComposer({ viewerId, categories, task }: TaskComposerProps) {
  const draft = useDraft<TaskFormValues>(viewerId, `task-${task?.id ?? 'new'}`, task?.values ?? emptyTask);
  const uploads = useUploads('task', task?.files);
  const [saveDraft] = useAct(SaveDraftMutation);
  const [editTask] = useAct(EditTaskMutation);
  const [publish] = useAct(PublishMutation);
  const draftId = useRef(task?.id ?? null);
  const wanted = useRef<'draft' | 'publish'>('publish');
  const navigate = useNavigate();
  const toast = useToast();
  const { value } = draft;
  const set = (part: Partial<TaskFormValues>) => draft.set({ ...value, ...part });

  function leave(id: string, sentence: string) {
    draft.clear();
    toast(sentence);
    void navigate(paths.task(id));
    return null;
  }

  const form = useFormAct(async () => {
    const { input, problems } = toTaskInput(value, uploads.fileIds);
    if (problems) return problems;
    if (uploads.pending) return [{ field: null, message: 'Wait until your files have arrived.' }];
    if (task?.isOpen) {
      const edited = await editTask({ id: task.id, input });
      return problemsOf(edited, (data) => data.editTask) ?? leave(task.id, 'Saved. Bidders are told.');
    }
    const saved = await saveDraft({ id: draftId.current, input });
    const refused = problemsOf(saved, (data) => data.saveTaskDraft);
    const row = saved?.data?.saveTaskDraft;
    if (refused || row?.__typename !== 'Task') return refused ?? [];
    draftId.current = row.id;
    if (wanted.current === 'draft') return leave(row.id, 'Saved as a draft.');
    const published = await publish({ id: row.id });
    return problemsOf(published, (data) => data.publishTask) ?? leave(row.id, 'Published. We look at it first, most open within a minute.');
  });

  const category = categories.find(({ id }) => id === value.categoryId);
  const section = { value, set, errorAt: form.errorAt };
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate key={draft.restored ? 'restored' : 'fresh'}>
      <FormSummary problems={form.problems} />
      {draft.restored ? <RestoredNotice onDiscard={draft.clear} /> : null}
      <ComposerWhat {...section} categories={categories} />
      <section className="composer__section" aria-labelledby="done-means">
        <h2 id="done-means">{words.checklist}</h2>
        <ChecklistEditor items={value.checklist} errorAt={form.errorAt} onChange={(checklist) => set({ checklist })} />
      </section>
      <section className="composer__section" aria-labelledby="composer-files">
        <h2 id="composer-files">Files</h2>
        <FileDrop label="Add files (optional)" hint="Only signed-in experts can open them. Up to 25 MB each." onFiles={uploads.add} />
        <UploadList items={uploads.uploads} onRemove={uploads.remove} onResume={uploads.resume} />
      </section>
      <ComposerBudget {...section} category={category} />
      <ComposerRules {...section} />
      <TaskPreview value={value} category={category?.name} />
      {task?.isOpen ? (
        <Notice tone="held">
          A new budget, checklist or date makes earlier bids stale: bidders confirm or change them within 48 hours.
        </Notice>
      ) : null}
      <div className="cluster">
        <Button type="submit" tone="primary" busy={form.busy ? 'Publishing…' : false} onClick={() => void (wanted.current = 'publish')}>
          {task?.isOpen ? 'Save changes' : 'Publish'}
        </Button>
        {task?.isOpen ? null : (
          <Button type="submit" onClick={() => void (wanted.current = 'draft')}>
            Save draft
          </Button>
        )}
        <SavedNote savedAt={draft.savedAt} />
      </div>
    </form>
  );
}
