import { Button, FormSummary, Notice } from '@sidecrew/ui';
import { Form, redirect, useNavigation } from 'react-router';
import { type FormAnswer, refusedAnswer, textOf } from '../features/identity/form-answer';
import { verify as words } from '../features/identity/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { runOperation } from '../server/run-operation';
import { hiddenMeta } from '../shell/share-meta';
import type { Route } from './+types/verify';

const VerifyMutation = graphql(`
  mutation VerifyEmail($token: String!) {
    verifyEmail(token: $token) {
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

/** A press confirms, not the visit: mail scanners open links, they do not press buttons. */
export async function action({ request, context }: Route.ActionArgs): Promise<FormAnswer> {
  const form = await request.formData();
  const { verifyEmail } = await runOperation(context, VerifyMutation, { token: textOf(form, 'token') });
  if (verifyEmail.__typename === 'Refused') return refusedAnswer(form, verifyEmail);
  throw redirect(paths.home);
}

export const meta: Route.MetaFunction = () => hiddenMeta(words.title);

export default function Verify({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state === 'submitting';
  return (
    <div className="page page--narrow page--body stack stack--5">
      <h1 className="display">{words.title}</h1>
      {loaderData.token ? (
        <Form method="post" className="form">
          <FormSummary problems={actionData?.problems ?? []} title="That did not work" />
          <input type="hidden" name="token" value={loaderData.token} />
          <Button type="submit" tone="primary" wide busy={busy ? words.busy : false}>
            {words.go}
          </Button>
        </Form>
      ) : (
        <Notice>{words.noToken}</Notice>
      )}
    </div>
  );
}
