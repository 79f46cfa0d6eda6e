import { Button, Dialog, Field, FormSummary, TextInput, useToast } from '@sidecrew/ui';
import { type FormEvent, useEffect, useState } from 'react';
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
      ... on Refused {
        message
      }
    }
  }
`);

/** Sign in over the page and go on: what was written underneath stays. */
export function SessionEndDialog({ email }: { email: string }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [signIn, busy] = useAct(SignInAgainMutation);
  const toast = useToast();
  useEffect(() => onSessionEnded(() => setOpen(true)), []);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    const outcome = await signIn({ email, password });
    if (!outcome) return;
    const result = outcome.data?.signIn;
    if (result?.__typename === 'Viewer') {
      setOpen(false);
      toast('You are signed in again. Please repeat your last step.');
    } else {
      setProblem(result?.message ?? outcome.failure?.message ?? null);
    }
  }
  return (
    <Dialog open={open} title="Your session has ended" onClose={() => setOpen(false)}>
      <p>Sign in to go on. What you wrote is still on the page.</p>
      <form className="form" onSubmit={submit} noValidate>
        <FormSummary problems={problem ? [{ field: 'password', message: problem }] : []} title="That did not work" />
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field name="password" label={`Password of ${email}`}>
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" tone="primary" busy={busy ? 'Signing in…' : false}>
          Sign in and go on
        </Button>
      </form>
    </Dialog>
  );
}
