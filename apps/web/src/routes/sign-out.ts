import { redirect } from 'react-router';
import { graphql } from '../gql';
import { paths } from '../paths';
import { runOperation } from '../server/run-operation';
import type { Route } from './+types/sign-out';

const SignOutMutation = graphql(`
  mutation SignOut {
    signOut {
      __typename
    }
  }
`);

/** A form's post only: a link to this address does nothing. */
export async function action({ context }: Route.ActionArgs) {
  await runOperation(context, SignOutMutation, {});
  throw redirect(paths.landing);
}

export function loader() {
  throw redirect(paths.landing);
}
