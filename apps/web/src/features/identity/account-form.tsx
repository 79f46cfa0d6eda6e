import { Button, Checkbox, Field, FormSummary, Select, TextInput, useToast } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { languageName, offeredLanguages } from '../../words/languages';

export const AccountForm_viewer = graphql(`
  fragment AccountForm_viewer on Viewer {
    name
    email
    emailVerified
    language
    timeZone
    isOwner
    isExpert
  }
`);

const UpdateAccountMutation = graphql(`
  mutation UpdateAccount($input: AccountInput!) {
    updateAccount(input: $input) {
      __typename
      ... on Viewer {
        id
        name
      }
      ...Refusal_refused
    }
  }
`);

const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }));

/** What the person has now is always among the choices, or saving something else would change it. */
const withOwn = (options: readonly { value: string; label: string }[], value: string, label: string) =>
  options.some((option) => option.value === value) ? options : [{ value, label }, ...options];

/** Name, language, time zone and what the person comes for. Mails and dates follow them. */
export function AccountForm({ viewer, onSaved }: { viewer: FragmentType<typeof AccountForm_viewer>; onSaved: () => void }) {
  const { name, email, emailVerified, language, timeZone, isOwner, isExpert } = readFragment(AccountForm_viewer, viewer);
  const [update] = useAct(UpdateAccountMutation);
  const toast = useToast();
  const form = useFormAct(async (data) => {
    const outcome = await update({
      input: {
        name: String(data.get('name') ?? ''),
        language: String(data.get('language') ?? 'en'),
        timeZone: String(data.get('timeZone') ?? 'UTC'),
        owner: data.has('owner'),
        expert: data.has('expert'),
      },
    });
    const problems = problemsOf(outcome, (answer) => answer.updateAccount);
    if (!problems && outcome) {
      toast('Saved.');
      onSaved();
    }
    return problems;
  });
  const zoneOptions = withOwn(zones, timeZone, timeZone);
  const languageOptions = withOwn(offeredLanguages, language, languageName(language));
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate>
      <FormSummary problems={form.problems} />
      <p className="muted">
        {email} {emailVerified ? '(confirmed)' : '(not confirmed yet)'}
      </p>
      <Field name="name" label="Name" error={form.errorAt('name')}>
        <TextInput defaultValue={name} autoComplete="name" maxLength={80} />
      </Field>
      <Field name="language" label="Language">
        <Select options={languageOptions} defaultValue={language} />
      </Field>
      <Field name="timeZone" label="Time zone" error={form.errorAt('timeZone')}>
        <Select options={zoneOptions} defaultValue={timeZone} />
      </Field>
      <Checkbox name="owner" label="I hand work over" defaultChecked={isOwner} error={form.errorAt('owner')} />
      <Checkbox name="expert" label="I do the work" defaultChecked={isExpert} />
      <div>
        <Button type="submit" tone="primary" busy={form.busy ? 'Saving…' : false}>
          Save settings
        </Button>
      </div>
    </form>
  );
}
