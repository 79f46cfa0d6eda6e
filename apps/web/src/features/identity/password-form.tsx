import { Button, Field, FormSummary, TextInput, useToast } from '@sidecrew/ui';
import { useRef } from 'react';
import { useAct } from '../../api/use-act';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { graphql } from '../../gql';

const ChangePasswordMutation = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next) {
      __typename
      ...Refusal_refused
    }
  }
`);

/** A new password; every other session ends. */
export function PasswordForm() {
  const [change] = useAct(ChangePasswordMutation);
  const toast = useToast();
  const element = useRef<HTMLFormElement>(null);
  const form = useFormAct(async (data) => {
    const outcome = await change({ current: String(data.get('current') ?? ''), next: String(data.get('password') ?? '') });
    const problems = problemsOf(outcome, (answer) => answer.changePassword);
    if (!problems && outcome) {
      toast('Your password is changed. Other sessions have ended.');
      element.current?.reset();
    }
    return problems;
  });
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate ref={element}>
      <FormSummary problems={form.problems} />
      <Field name="current" label="Current password">
        <TextInput type="password" autoComplete="current-password" />
      </Field>
      <Field name="password" label="New password" hint="At least 8 characters." error={form.errorAt('password')}>
        <TextInput type="password" autoComplete="new-password" />
      </Field>
      <div>
        <Button type="submit" tone="primary" busy={form.busy ? 'Changing…' : false}>
          Change password
        </Button>
      </div>
    </form>
  );
}
