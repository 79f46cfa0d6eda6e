import { Button, Dialog, Field, FormSummary, TextInput, useToast } from '@sidecrew/ui';
import { useEffect, useState } from 'react';
import { problemsOf, useFormAct } from '../forms/use-form-act';
import { owesCode } from '../forms/refusal';
import { graphql } from '../gql';
import { onSessionEnded, tellSessionBack } from './session-end';
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

const CodeAgainMutation = graphql(`
  mutation CodeAgain($code: String!) {
    giveSecondFactor(code: $code) {
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
  const [needsCode, setNeedsCode] = useState(false);
  const [signIn] = useAct(SignInAgainMutation);
  const [giveCode] = useAct(CodeAgainMutation);
  const toast = useToast();
  useEffect(() => onSessionEnded(() => setOpen(true)), []);
  /** No problems to show, and not in yet either, while the code is owed. */
  async function first(data: FormData) {
    const outcome = await signIn({ email, password: String(data.get('password') ?? '') });
    const owes = outcome?.data ? owesCode(outcome.data.signIn) : false;
    setNeedsCode(owes);
    return owes || !outcome ? [] : problemsOf(outcome, (result) => result.signIn);
  }
  async function second(data: FormData) {
    const outcome = await giveCode({ code: String(data.get('code') ?? '') });
    return outcome ? problemsOf(outcome, (result) => result.giveSecondFactor) : [];
  }
  const form = useFormAct(async (data) => {
    const problems = needsCode ? await second(data) : await first(data);
    if (!problems) {
      setOpen(false);
      setNeedsCode(false);
      tellSessionBack();
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
        {needsCode ? (
          <Field name="code" label="Code of your app" error={form.errorAt('code')}>
            <TextInput autoComplete="one-time-code" maxLength={40} />
          </Field>
        ) : null}
        <Button type="submit" tone="primary" busy={form.busy ? 'Signing in…' : false}>
          Sign in and go on
        </Button>
      </form>
    </Dialog>
  );
}
