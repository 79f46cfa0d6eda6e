import { CheckboxList, Field, FormSummary, MoneyInput, Select, TextArea, TextInput, Button, toMoney, useToast } from '@sidecrew/ui';
import { parseMoney } from '@sidecrew/money';
import { useState } from 'react';
import { useAct } from '../../api/use-act';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { countryOptions } from '../../words/countries';
import { offeredLanguages } from '../../words/languages';

export const ProfileForm_profile = graphql(`
  fragment ProfileForm_profile on ExpertProfile {
    headline
    about
    country
    languages
    hourlyPrice {
      minor
      currency
    }
    categories {
      id
    }
    skills {
      id
    }
  }
`);

export const ProfileForm_category = graphql(`
  fragment ProfileForm_category on Category {
    id
    name
    skills {
      id
      name
    }
  }
`);

const SaveProfileMutation = graphql(`
  mutation SaveExpertProfile($input: ExpertProfileInput!) {
    saveExpertProfile(input: $input) {
      __typename
      ... on ExpertProfile {
        id
        handle
      }
      ...Refusal_refused
    }
  }
`);

interface ProfileFormProps {
  profile: FragmentType<typeof ProfileForm_profile> | null;
  categories: readonly FragmentType<typeof ProfileForm_category>[];
  onSaved: () => void;
}

/** What owners see of an expert, as the expert writes it. */
export function ProfileForm({ profile, categories, onSaved }: ProfileFormProps) {
  const known = profile ? readFragment(ProfileForm_profile, profile) : null;
  const choices = categories.map((category) => readFragment(ProfileForm_category, category));
  const [chosen, setChosen] = useState(new Set(known?.categories.map(({ id }) => id)));
  const [save] = useAct(SaveProfileMutation);
  const toast = useToast();
  const form = useFormAct(async (data) => {
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const typed = text('hourlyPrice');
    const hourly = typed ? parseMoney(typed, 'USD') : null;
    if (typed && !hourly) return [{ field: 'hourlyPrice', message: 'Write a price such as 35.00, or leave it empty.' }];
    if (chosen.size === 0) return [{ field: 'categoryIds', message: 'Choose at least one category.' }];
    if (data.getAll('languages').length === 0) return [{ field: 'languages', message: 'Choose at least one language.' }];
    const outcome = await save({
      input: {
        headline: text('headline'),
        about: text('about'),
        country: text('country'),
        categoryIds: [...chosen],
        skillIds: data.getAll('skillIds').map(String),
        languages: data.getAll('languages').map(String),
        hourlyPrice: hourly ? { minor: hourly.minor.toString(), currency: 'USD' } : null,
      },
    });
    const problems = problemsOf(outcome, (answer) => answer.saveExpertProfile);
    if (!problems && outcome) {
      toast('Your profile is saved.');
      onSaved();
    }
    return problems;
  });
  const price = known?.hourlyPrice ? toMoney(known.hourlyPrice).decimal() : '';
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate>
      <FormSummary problems={form.problems} />
      <Field name="headline" label="Headline" hint="What you do, in one line." error={form.errorAt('headline')}>
        <TextInput defaultValue={known?.headline} maxLength={120} />
      </Field>
      <Field name="about" label="About your work" error={form.errorAt('about')}>
        <TextArea defaultValue={known?.about} rows={6} />
      </Field>
      <CheckboxList
        name="categoryIds"
        legend="Categories"
        options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={[...chosen]}
        error={form.errorAt('categoryIds')}
        onChange={(id, checked) => setChosen((before) => new Set(checked ? [...before, id] : [...before].filter((one) => one !== id)))}
      />
      {choices
        .filter(({ id }) => chosen.has(id))
        .map(({ id, name, skills }) => (
          <CheckboxList
            key={id}
            name="skillIds"
            legend={`Skills in ${name}`}
            options={skills.map((skill) => ({ value: skill.id, label: skill.name }))}
            defaultValue={known?.skills.map((skill) => skill.id)}
          />
        ))}
      <Field
        name="hourlyPrice"
        label="Guide price per hour"
        optional
        hint="Bids have a price of their own."
        error={form.errorAt('hourlyPrice')}
      >
        <MoneyInput currency="USD" defaultValue={price} />
      </Field>
      <Field name="country" label="Country of your bank" hint="Where you are paid." error={form.errorAt('country')}>
        <Select options={countryOptions} empty="Choose a country" defaultValue={known?.country} />
      </Field>
      <CheckboxList
        name="languages"
        legend="Languages you work in"
        options={offeredLanguages}
        defaultValue={known?.languages ?? ['en']}
        error={form.errorAt('languages')}
      />
      <div>
        <Button type="submit" tone="primary" busy={form.busy ? 'Saving…' : false}>
          Save profile
        </Button>
      </div>
    </form>
  );
}
