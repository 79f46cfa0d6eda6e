import '../features/identity/identity.css';
import { Button, Field, FormSummary, KitLink, TextInput } from '@sidecrew/ui';
import { Form, redirect, useNavigation } from 'react-router';
import { CodeForm } from '../features/identity/code-form';
import { DemoPeople } from '../features/identity/demo-people';
import { type FormAnswer, keptValues, problemAt, refusedAnswer, textOf } from '../features/identity/form-answer';
import { signIn as words } from '../features/identity/words';
import { owesCode } from '../forms/refusal';
import { graphql } from '../gql';
import { paths, safeReturn } from '../paths';
import { runOperation } from '../server/run-operation';
import { serverContext } from '../server-context';
import { hiddenMeta } from '../shell/share-meta';
import type { Route } from './+types/sign-in';

const DemoSignInsQuery = graphql(`
  query DemoSignIns {
    demoSignIns {
      email
      ...DemoPeople_person
    }
  }
`);

const SignInMutation = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      __typename
      ... on Viewer {
        id
      }
      ...Refusal_refused
    }
  }
`);

const AwaitedQuery = graphql(`
  query SecondFactorAwaited {
    secondFactorAwaited
  }
`);

const GiveCodeMutation = graphql(`
  mutation GiveSecondFactor($code: String!) {
    giveSecondFactor(code: $code) {
      __typename
      ... on Viewer {
        id
      }
      ...Refusal_refused
    }
  }
`);

const StartAgainMutation = graphql(`
  mutation StartAgain {
    signOut {
      __typename
    }
  }
`);

const DemoSignInMutation = graphql(`
  mutation DemoSignIn($email: String!) {
    demoSignIn(email: $email) {
      __typename
      ... on Viewer {
        id
      }
      ...Refusal_refused
    }
  }
`);

export async function loader({ request, context }: Route.LoaderArgs) {
  const { viewer, demo } = context.get(serverContext);
  const next = safeReturn(new URL(request.url).searchParams.get('next'), paths.home);
  if (viewer) throw redirect(next);
  const { secondFactorAwaited } = await runOperation(context, AwaitedQuery, {});
  const people = demo && !secondFactorAwaited ? (await runOperation(context, DemoSignInsQuery, {})).demoSignIns : [];
  return { next, people, secondFactorAwaited };
}

export async function action({ request, context }: Route.ActionArgs): Promise<FormAnswer> {
  const form = await request.formData();
  const email = textOf(form, 'email');
  const password = String(form.get('password') ?? '');
  const demo = textOf(form, 'demo');
  if (form.has('code')) return takeCode(form, context);
  const problems = demo
    ? []
    : [
        ...(email ? [] : [{ field: 'email', message: words.needEmail }]),
        ...(password ? [] : [{ field: 'password', message: words.needPassword }]),
      ];
  if (problems.length > 0) return { problems, values: keptValues(form) };
  const result = demo
    ? (await runOperation(context, DemoSignInMutation, { email: demo })).demoSignIn
    : (await runOperation(context, SignInMutation, { email, password })).signIn;
  // The page is loaded anew and finds that a code is owed.
  if (owesCode(result)) return { problems: [], values: {} };
  if (result.__typename === 'Refused') return refusedAnswer(form, result);
  throw redirect(safeReturn(textOf(form, 'next'), paths.home));
}

async function takeCode(form: FormData, context: Route.ActionArgs['context']): Promise<FormAnswer> {
  const next = safeReturn(textOf(form, 'next'), paths.home);
  if (form.has('again')) {
    await runOperation(context, StartAgainMutation, {});
    throw redirect(paths.signInAndReturn(next));
  }
  const code = textOf(form, 'code');
  if (!code) return { problems: [{ field: 'code', message: words.needCode }], values: {} };
  const { giveSecondFactor: result } = await runOperation(context, GiveCodeMutation, { code });
  if (result.__typename === 'Refused') return { ...refusedAnswer(form, result), values: {} };
  throw redirect(next);
}

export const meta: Route.MetaFunction = () => hiddenMeta(words.title);

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().formAction?.startsWith(paths.signIn) ?? false;
  if (loaderData.secondFactorAwaited) {
    return (
      <div className="page page--narrow page--body stack stack--6">
        <h1 className="display">{words.codeTitle}</h1>
        <CodeForm answer={actionData} next={loaderData.next} busy={busy} />
      </div>
    );
  }
  return (
    <div className="page page--narrow page--body stack stack--6">
      <h1 className="display">{words.title}</h1>
      <Form method="post" className="form" noValidate>
        <FormSummary problems={actionData?.problems ?? []} />
        <input type="hidden" name="next" value={loaderData.next} />
        <Field name="email" label={words.email} error={problemAt(actionData, 'email')}>
          <TextInput type="email" autoComplete="username" defaultValue={actionData?.values.email} />
        </Field>
        <Field name="password" label={words.password} error={problemAt(actionData, 'password')}>
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" tone="primary" wide busy={busy ? words.busy : false}>
          {words.go}
        </Button>
        <p className="cluster cluster--apart small">
          <KitLink href={paths.reset}>{words.forgot}</KitLink>
          <span>
            {words.noAccount} <KitLink href={paths.signUp}>{words.create}</KitLink>
          </span>
        </p>
      </Form>
      {loaderData.people.length > 0 ? <DemoPeople people={loaderData.people} next={loaderData.next} /> : null}
    </div>
  );
}
