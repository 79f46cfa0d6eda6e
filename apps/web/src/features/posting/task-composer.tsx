import { currencies, isCurrency, parseMoney } from '@sidecrew/money';
import {
  Button,
  CheckboxList,
  Field,
  FileDrop,
  FormSummary,
  MoneyInput,
  Notice,
  NumberInput,
  PriceEnds,
  RadioCards,
  Select,
  TextArea,
  TextInput,
  toValue,
  UploadList,
  useToast,
} from '@sidecrew/ui';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import type { UploadedFile } from '../../api/upload';
import { useAct } from '../../api/use-act';
import { useDraft } from '../../forms/draft';
import { RestoredNotice, SavedNote } from '../../forms/saved-note';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { useUploads } from '../../forms/use-uploads';
import { graphql } from '../../gql';
import type { AiPolicy } from '../../gql/graphql';
import { paths } from '../../paths';
import { offeredLanguages } from '../../words/languages';
import { ChecklistEditor } from './checklist-editor';
import { emptyTask, type TaskFormValues, toTaskInput } from './task-form-values';
import { task as words } from './words';

const SaveDraftMutation = graphql(`
  mutation SaveTaskDraft($id: ID, $input: TaskInput!) {
    saveTaskDraft(id: $id, input: $input) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const EditTaskMutation = graphql(`
  mutation EditTask($id: ID!, $input: TaskInput!) {
    editTask(id: $id, input: $input) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const PublishMutation = graphql(`
  mutation PublishTask($id: ID!) {
    publishTask(id: $id) {
      __typename
      ... on Task {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

interface ComposerCategory {
  id: string;
  name: string;
  skills: ReadonlyArray<{ id: string; name: string }>;
}

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

  const skills = categories.find((category) => category.id === value.categoryId)?.skills ?? [];
  const price = parseMoney(value.budgetMaximum, value.currency);
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate key={draft.restored ? 'restored' : 'fresh'}>
      <FormSummary problems={form.problems} />
      {draft.restored ? <RestoredNotice onDiscard={draft.clear} /> : null}
      <section className="stack" aria-labelledby="what">
        <h2 id="what">What</h2>
        <Field
          name="title"
          label="Title"
          hint="What should be there in the end? “Match three months of shop payouts to bank”"
          error={form.errorAt('title')}
        >
          <TextInput value={value.title} maxLength={120} onChange={(event) => set({ title: event.currentTarget.value })} />
        </Field>
        <Field name="categoryId" label="Category" error={form.errorAt('categoryId')}>
          <Select
            empty="Choose one"
            options={categories.map(({ id, name }) => ({ value: id, label: name }))}
            value={value.categoryId}
            onChange={(event) => set({ categoryId: event.currentTarget.value, skillIds: [] })}
          />
        </Field>
        {skills.length > 0 ? (
          <CheckboxList
            key={value.categoryId}
            name="skillIds"
            legend="Skills that help (optional)"
            options={skills.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={value.skillIds}
            onChange={(id, checked) => set({ skillIds: checked ? [...value.skillIds, id] : value.skillIds.filter((one) => one !== id) })}
          />
        ) : null}
        <Field
          name="brief"
          label="The task"
          hint="What you have, what you need, what an expert must know. No mail addresses or phone numbers."
          error={form.errorAt('brief')}
        >
          <TextArea rows={8} value={value.brief} onChange={(event) => set({ brief: event.currentTarget.value })} />
        </Field>
      </section>
      <section className="composer__section" aria-labelledby="done-means">
        <h2 id="done-means">{words.checklist}</h2>
        <ChecklistEditor items={value.checklist} errorAt={form.errorAt} onChange={(checklist) => set({ checklist })} />
      </section>
      <section className="composer__section" aria-labelledby="composer-files">
        <h2 id="composer-files">Files</h2>
        <FileDrop label="Add files (optional)" hint="Only signed-in experts can open them. Up to 25 MB each." onFiles={uploads.add} />
        <UploadList items={uploads.uploads} onRemove={uploads.remove} onResume={uploads.resume} />
      </section>
      <section className="composer__section" aria-labelledby="composer-budget">
        <h2 id="composer-budget">Budget</h2>
        <Field name="currency" label="Currency">
          <Select
            short
            options={currencies.map((code) => ({ value: code, label: code }))}
            value={value.currency}
            onChange={(event) => isCurrency(event.currentTarget.value) && set({ currency: event.currentTarget.value })}
          />
        </Field>
        <div className="cluster cluster--top">
          <Field name="budgetMinimum" label="From" error={form.errorAt('budgetMinimum')}>
            <MoneyInput
              currency={value.currency}
              value={value.budgetMinimum}
              onChange={(event) => set({ budgetMinimum: event.currentTarget.value })}
            />
          </Field>
          <Field name="budgetMaximum" label="Up to" error={form.errorAt('budgetMaximum')}>
            <MoneyInput
              currency={value.currency}
              value={value.budgetMaximum}
              onChange={(event) => set({ budgetMaximum: event.currentTarget.value })}
            />
          </Field>
        </div>
        {price ? (
          <p className="small muted">
            At the upper end: <PriceEnds price={toValue(price)} />
          </p>
        ) : null}
      </section>
      <section className="composer__section" aria-labelledby="composer-time">
        <h2 id="composer-time">Time and rules</h2>
        <Field name="dueDays" label="Done within" hint="Counted from your payment." error={form.errorAt('dueDays')}>
          <NumberInput unit="days" value={value.dueDays} onChange={(event) => set({ dueDays: event.currentTarget.value })} />
        </Field>
        <Field name="language" label="Language of the work">
          <Select
            short
            options={offeredLanguages}
            value={value.language}
            onChange={(event) => set({ language: event.currentTarget.value })}
          />
        </Field>
        <RadioCards
          name="aiPolicy"
          legend={words.ai}
          options={Object.entries(words.aiPolicy).map(([key, label]) => ({ value: key, label }))}
          defaultValue={value.aiPolicy}
          onChange={(key) => set({ aiPolicy: key as AiPolicy })}
        />
      </section>
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
