import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';

const ExtendReviewMutation = graphql(`
  mutation ExtendReview($milestoneId: ID!) {
    extendReview(milestoneId: $milestoneId) {
      __typename
      ... on Milestone {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

/** Seven more days to look, once. */
export function ExtendReview({ milestoneId }: { milestoneId: string }) {
  const [extend] = useAct(ExtendReviewMutation);
  return (
    <ActDialog
      label="Take 7 more days"
      tone="quiet"
      title="Extend the review by 7 days?"
      consequence={<p>You can do this once per delivery. The expert is told.</p>}
      submitLabel="Extend by 7 days"
      busyLabel="Extending…"
      keepLabel="Keep the date"
      done="You have 7 more days."
      submit={async () => problemsOf(await extend({ milestoneId }), (data) => data.extendReview)}
    />
  );
}
