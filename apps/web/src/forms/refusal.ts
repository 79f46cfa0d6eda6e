import type { FormProblem } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../gql';

/** What every act asks of a refusal; `...Refusal_refused` stands in each operation that can be refused. */
export const Refusal_refused = graphql(`
  fragment Refusal_refused on Refused {
    code
    message
    field
  }
`);

export type Refused = { __typename: 'Refused' } & FragmentType<typeof Refusal_refused>;

/** The password was right; now the code of the person's app is asked. */
export const owesCode = (result: { __typename: string } | Refused): boolean =>
  isRefused(result) && readFragment(Refusal_refused, result).code === 'SECOND_FACTOR_NEEDED';

export function isRefused(answer: { __typename: string } | Refused): answer is Refused {
  return answer.__typename === 'Refused';
}

/** A refusal as a problem of a form: the server's own sentence, at its field. */
export function problemOf(refused: Refused): FormProblem {
  const { field, message } = readFragment(Refusal_refused, refused);
  return { field: field ?? null, message };
}
