import { Button, Field, FormSummary, TextInput } from '@sidecrew/ui';
import { Form } from 'react-router';
import { type FormAnswer, problemAt } from './form-answer';
import { signIn as words } from './words';

interface CodeFormProps {
  answer: FormAnswer | undefined;
  next: string;
  busy: boolean;
}

/** The second step of signing in: the code of the app, or a recovery code. A plain form, like the first step. */
export function CodeForm({ answer, next, busy }: CodeFormProps) {
  return (
    <Form method="post" className="form" noValidate>
      <FormSummary problems={answer?.problems ?? []} />
      <p>{words.codeLead}</p>
      <input type="hidden" name="next" value={next} />
      <Field name="code" label={words.code} hint={words.codeHint} error={problemAt(answer, 'code')}>
        <TextInput autoComplete="one-time-code" maxLength={40} autoFocus />
      </Field>
      <div className="cluster">
        <Button type="submit" tone="primary" busy={busy ? words.busy : false}>
          {words.go}
        </Button>
        <Button type="submit" tone="quiet" name="again" value="yes">
          {words.startAgain}
        </Button>
      </div>
    </Form>
  );
}
