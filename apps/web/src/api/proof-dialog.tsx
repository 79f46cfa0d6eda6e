import { Button, Dialog, Field, FormSummary, TextInput } from '@sidecrew/ui';
import { useEffect, useRef, useState } from 'react';
import { problemsOf, useFormAct } from '../forms/use-form-act';
import { graphql } from '../gql';
import { provideProof } from './proof';
import { useAct } from './use-act';

const ProveMutation = graphql(`
  mutation ProveItsMe($password: String!, $code: String) {
    proveItsMe(password: $password, code: $code) {
      __typename
      ... on Viewer {
        id
        freshProof
      }
      ...Refusal_refused
    }
  }
`);

/** Acts on money and access ask who is there when the last proof is old; then they go on by themselves. */
export function ProofDialog({ email, secondFactor }: { email: string; secondFactor: boolean }) {
  const [open, setOpen] = useState(false);
  const answer = useRef<((proven: boolean) => void) | null>(null);
  const [prove] = useAct(ProveMutation);
  useEffect(
    () =>
      provideProof(
        () =>
          new Promise((resolve) => {
            answer.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  function close(proven: boolean) {
    setOpen(false);
    answer.current?.(proven);
    answer.current = null;
  }
  const form = useFormAct(async (data) => {
    const outcome = await prove({ password: String(data.get('password') ?? ''), code: String(data.get('code') ?? '') || null });
    const problems = problemsOf(outcome, (result) => result.proveItsMe);
    if (!problems && outcome) close(true);
    return problems;
  });
  return (
    <Dialog open={open} title="Is it still you?" onClose={() => close(false)}>
      <p>This act touches money or access. Enter your password once more; it counts for ten minutes.</p>
      <form className="form" onSubmit={form.onSubmit} noValidate>
        <FormSummary problems={form.problems} title="That did not work" />
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field name="password" label={`Password of ${email}`} error={form.errorAt('password')}>
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        {secondFactor || form.errorAt('code') ? (
          <Field name="code" label="Code of your app" error={form.errorAt('code')}>
            <TextInput autoComplete="one-time-code" maxLength={40} />
          </Field>
        ) : null}
        <Button type="submit" tone="primary" busy={form.busy ? 'Checking…' : false}>
          Confirm and go on
        </Button>
      </form>
    </Dialog>
  );
}
