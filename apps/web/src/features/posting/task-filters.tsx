import { currencies } from '@sidecrew/money';
import { Button, Field, KitLink, Select, TextInput } from '@sidecrew/ui';
import { Form } from 'react-router';
import { paths } from '../../paths';
import { offeredLanguages } from '../../words/languages';
import { plural } from '../../words/plural';
import { isFiltered } from './task-filter';
import { tasks as words } from './words';

interface TaskFiltersProps {
  search: URLSearchParams;
  categories: ReadonlyArray<{ slug: string; name: string }>;
}

/** A plain form that asks by address; on a phone the rarer filters fold away, natively. */
export function TaskFilters({ search, categories }: TaskFiltersProps) {
  const value = (name: string) => search.get(name) ?? '';
  const folded = ['language', 'budget', 'days', 'currency'].some((name) => value(name));
  return (
    <Form className="filters" role="search" aria-label={words.title} key={search.toString()}>
      <Field name="text" label={words.search} optional>
        <TextInput type="search" defaultValue={value('text')} autoComplete="off" />
      </Field>
      <Field name="category" label={words.category} optional>
        <Select
          empty={words.anyCategory}
          options={categories.map((category) => ({ value: category.slug, label: category.name }))}
          defaultValue={value('category')}
        />
      </Field>
      <Field name="sort" label={words.sort} optional>
        <Select options={words.sorts} defaultValue={value('sort') || 'newest'} />
      </Field>
      <details className="filters__more" open={folded}>
        <summary>More filters</summary>
        <div className="stack">
          <Field name="language" label={words.language} optional>
            <Select empty={words.anyLanguage} options={offeredLanguages} defaultValue={value('language')} />
          </Field>
          <Field name="budget" label={words.budgetFrom} optional>
            <TextInput inputMode="decimal" defaultValue={value('budget')} autoComplete="off" />
          </Field>
          <Field name="currency" label={words.currency} optional>
            <Select
              empty="Any currency"
              options={currencies.map((code) => ({ value: code, label: code }))}
              defaultValue={value('currency')}
            />
          </Field>
          <Field name="days" label={words.dueDays} optional>
            <Select
              empty={words.anyTime}
              options={words.dueChoices.map((days) => ({
                value: days,
                label: plural(Number(days), { other: '# days' }),
              }))}
              defaultValue={value('days')}
            />
          </Field>
        </div>
      </details>
      <Button type="submit" tone="primary" icon="search">
        {words.show}
      </Button>
      {isFiltered(search) ? <KitLink href={paths.tasks}>{words.clear}</KitLink> : null}
    </Form>
  );
}
