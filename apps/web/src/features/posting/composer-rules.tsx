import { Field, NumberInput, RadioCards, Select } from '@sidecrew/ui';
import type { AiPolicy } from '../../gql/graphql';
import { offeredLanguages } from '../../words/languages';
import type { ComposerSectionProps } from './composer-section';
import { task as words } from './words';

/** By when, in which language, and how AI may be used. */
export function ComposerRules({ value, set, errorAt }: ComposerSectionProps) {
  return (
    <section className="composer__section" aria-labelledby="composer-time">
      <h2 id="composer-time">Time and rules</h2>
      <Field name="dueDays" label="Done within" hint="Counted from your payment." error={errorAt('dueDays')}>
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
  );
}
