import { Button, Checkbox, Field, FieldError, FormSummary, KitLink, Notice, TextInput } from '@sidecrew/ui';
import { Form, useNavigation } from 'react-router';
import { type FormAnswer, keptValues, problemAt, refusedAnswer, textOf } from '../features/identity/form-answer';
import { signIn, signUp as words } from '../features/identity/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { runOperation } from '../server/run-operation';
import { zoneOf } from '../shell/theme';
import { hiddenMeta } from '../shell/share-meta';
import { preferredLanguage } from '../words/preferred-language';
import type { Route } from './+types/sign-up';

const SignUpMutation = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on Done {
        done
      }
      ...Refusal_refused
    }
  }
`);

export async function action({ request, context }: Route.ActionArgs): Promise<FormAnswer> {
  const form = await request.formData();
  const password = String(form.get('password') ?? '');
  const roles = form.getAll('roles');
  const checks: ReadonlyArray<[ok: boolean, field: string, message: string]> = [
    [textOf(form, 'name') !== '', 'name', words.needName],
    [textOf(form, 'email') !== '', 'email', signIn.needEmail],
    [password.length >= 8, 'password', words.shortPassword],
    [roles.length > 0, 'roles', words.needRole],
    [form.get('terms') === 'yes', 'terms', words.needTerms],
  ];
  const problems = checks.filter(([ok]) => !ok).map(([, field, message]) => ({ field, message }));
  const values = { ...keptValues(form), roles: roles.join(' ') };
  if (problems.length > 0) return { problems, values };
  const { signUp } = await runOperation(context, SignUpMutation, {
    input: {
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      password,
      owner: roles.includes('owner'),
      expert: roles.includes('expert'),
      language: preferredLanguage(request.headers.get('accept-language')),
      timeZone: zoneOf(request),
      termsVersion: words.termsVersion,
    },
  });
  if (signUp.__typename === 'Refused') return { ...refusedAnswer(form, signUp), values };
  return { problems: [], values: {}, sent: true };
}

export const meta: Route.MetaFunction = () => hiddenMeta(words.title);

export default function SignUp({ actionData: answer }: Route.ComponentProps) {
  const busy = useNavigation().formAction === paths.signUp;
  if (answer?.sent) {
    return (
      <div className="page page--narrow page--body stack stack--5">
        <h1 className="display">{words.sentTitle}</h1>
        <Notice tone="good" live>
          {words.sent}
        </Notice>
      </div>
    );
  }
  const roles = answer?.values.roles ?? '';
  return (
    <div className="page page--narrow page--body stack stack--5">
      <h1 className="display">{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Form method="post" className="form" noValidate>
        <FormSummary problems={answer?.problems ?? []} />
        <Field name="name" label={words.name} hint={words.nameHint} error={problemAt(answer, 'name')}>
          <TextInput autoComplete="name" defaultValue={answer?.values.name} />
        </Field>
        <Field name="email" label={signIn.email} error={problemAt(answer, 'email')}>
          <TextInput type="email" autoComplete="email" defaultValue={answer?.values.email} />
        </Field>
        <Field name="password" label={signIn.password} hint={words.passwordHint} error={problemAt(answer, 'password')}>
          <TextInput type="password" autoComplete="new-password" />
        </Field>
        <fieldset className="field" id="field-roles" tabIndex={-1}>
          <legend className="legend">{words.roles}</legend>
          <Role value="owner" label={words.owner} hint={words.ownerHint} checked={roles.includes('owner')} />
          <Role value="expert" label={words.expert} hint={words.expertHint} checked={roles.includes('expert')} />
          <FieldError id="field-roles-error" error={problemAt(answer, 'roles')} />
        </fieldset>
        <Checkbox
          name="terms"
          label={
            <>
              {words.terms} (<KitLink href={paths.terms}>read them</KitLink>)
            </>
          }
          error={problemAt(answer, 'terms')}
        />
        <Button type="submit" tone="primary" wide busy={busy ? words.busy : false}>
          {words.go}
        </Button>
      </Form>
    </div>
  );
}

interface RoleProps {
  value: string;
  label: string;
  hint: string;
  checked: boolean;
}

function Role({ value, label, hint, checked }: RoleProps) {
  return (
    <label className="choice">
      <input type="checkbox" name="roles" value={value} defaultChecked={checked} />
      <span>
        {label}
        <span className="choice__hint">{hint}</span>
      </span>
    </label>
  );
}
