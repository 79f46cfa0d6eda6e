import { Button, Dialog, Field, FormSummary, TextInput, useToast } from '@sidecrew/ui';
import { useEffect, useState } from 'react';
import { problemsOf, useFormAct } from '../forms/use-form-act';
import { graphql } from '../gql';
import { onSessionEnded } from './session-end';
import { useAct } from './use-act';

const SignInAgainMutation = graphql(`
  mutation SignInAgain($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      __typename
      ... on Viewer {
        id
      }
      ...Refusal_refused
    }
  }
`);

/** Sign in over the page and go on: what was written underneath stays. */
export function SessionEndDialog({ email }: { email: string }) {
  const [open, setOpen] = useState(false);
  const [signIn] = useAct(SignInAgainMutation);
  const toast = useToast();
  useEffect(() => onSessionEnded(() => setOpen(true)), []);
  const form = useFormAct(async (data) => {
    const outcome = await signIn({ email, password: String(data.get('password') ?? '') });
    const problems = problemsOf(outcome, (result) => result.signIn);
    if (!problems && outcome) {
      setOpen(false);
      toast('You are signed in again. Please repeat your last step.');
    }
    return problems;
  });
  return (
    <Dialog open={open} title="Your session has ended" onClose={() => setOpen(false)}>
      <p>Sign in to go on. What you wrote is still on the page.</p>
      <form className="form" onSubmit={form.onSubmit} noValidate>
        <FormSummary problems={form.problems} title="That did not work" />
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field name="password" label={`Password of ${email}`} error={form.errorAt('password')}>
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" tone="primary" busy={form.busy ? 'Signing in…' : false}>
          Sign in and go on
        </Button>
      </form>
    </Dialog>
  );
}
