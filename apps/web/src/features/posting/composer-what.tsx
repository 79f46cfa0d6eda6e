import { CheckboxList, Field, Select, TextArea, TextInput } from '@sidecrew/ui';
import type { ComposerCategory, ComposerSectionProps } from './composer-section';

/** What is wanted, in which field, in the owner's words. */
export function ComposerWhat({ value, set, errorAt, categories }: ComposerSectionProps & { categories: readonly ComposerCategory[] }) {
  const skills = categories.find((category) => category.id === value.categoryId)?.skills ?? [];
  return (
    <section className="stack" aria-labelledby="what">
      <h2 id="what">What</h2>
      <Field
        name="title"
        label="Title"
        hint="What should be there in the end? “Match three months of shop payouts to bank”"
        error={errorAt('title')}
      >
        <TextInput value={value.title} maxLength={120} onChange={(event) => set({ title: event.currentTarget.value })} />
      </Field>
      <Field name="categoryId" label="Category" error={errorAt('categoryId')}>
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
        error={errorAt('brief')}
      >
        <TextArea rows={8} value={value.brief} onChange={(event) => set({ brief: event.currentTarget.value })} />
      </Field>
    </section>
  );
}
