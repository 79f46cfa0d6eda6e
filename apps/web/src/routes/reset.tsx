import { Button, Field, FormSummary, Notice, TextInput } from '@sidecrew/ui';
import { Form, redirect, useNavigation } from 'react-router';
import { type FormAnswer, problemAt, refusedAnswer, textOf } from '../features/identity/form-answer';
import { reset as words, signIn, signUp } from '../features/identity/words';
import { owesCode } from '../forms/refusal';
import { graphql } from '../gql';
import { paths } from '../paths';
import { runOperation } from '../server/run-operation';
import { hiddenMeta } from '../shell/share-meta';
import type { Route } from './+types/reset';

const AskMutation = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email) {
      __typename
      ...Refusal_refused
    }
  }
`);

const ResetMutation = graphql(`
  mutation ResetPassword($token: String!, $password: String!) {
    resetPassword(token: $token, password: $password) {
      __typename
      ... on Viewer {
        id
      }
      ...Refusal_refused
    }
  }
`);

export function loader({ request }: Route.LoaderArgs) {
  return { token: new URL(request.url).searchParams.get('token') ?? '' };
}

export async function action({ request, context }: Route.ActionArgs): Promise<FormAnswer> {
  const form = await request.formData();
  const token = textOf(form, 'token');
  if (!token) {
    const asked = await runOperation(context, AskMutation, { email: textOf(form, 'email') });
    if (asked.requestPasswordReset.__typename === 'Refused') return refusedAnswer(form, asked.requestPasswordReset);
    return { problems: [], values: {}, sent: true };
  }
  const { resetPassword } = await runOperation(context, ResetMutation, {
    token,
    password: String(form.get('password') ?? ''),
  });
  if (owesCode(resetPassword)) throw redirect(paths.signIn);
  if (resetPassword.__typename === 'Refused') return refusedAnswer(form, resetPassword);
  throw redirect(paths.home);
}

export const meta: Route.MetaFunction = () => hiddenMeta(words.title);

export default function Reset({ loaderData: { token }, actionData: answer }: Route.ComponentProps) {
  const busy = useNavigation().state === 'submitting';
  return (
    <div className="page page--narrow page--body stack stack--5">
      <h1 className="display">{words.title}</h1>
      {answer?.sent ? (
        <Notice tone="good" live>
          {words.sent}
        </Notice>
      ) : (
        <Form method="post" className="form" noValidate>
          <FormSummary problems={answer?.problems ?? []} />
          <input type="hidden" name="token" value={token} />
          {token ? (
            <Field name="password" label={words.next} hint={signUp.passwordHint} error={problemAt(answer, 'password')}>
              <TextInput type="password" autoComplete="new-password" />
            </Field>
          ) : (
            <Field name="email" label={signIn.email} hint={words.ask} error={problemAt(answer, 'email')}>
              <TextInput type="email" autoComplete="username" />
            </Field>
          )}
          <Button type="submit" tone="primary" wide busy={busy ? (token ? words.saving : words.busy) : false}>
            {token ? words.save : words.go}
          </Button>
        </Form>
      )}
    </div>
  );
}
