import type { FormProblem } from '@sidecrew/ui';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ReviewActs_MilestoneFragment } from '../../gql/graphql';
import { paths } from '../../paths';
import { ApproveActs } from './approve-acts';
import { RequestChanges } from './request-changes';

export const ReviewActs_milestone = graphql(`
  fragment ReviewActs_milestone on Milestone {
    id
    possibleActions
    changeRounds
    arrivesAbout
    amount {
      minor
      currency
    }
    expertGets {
      minor
      currency
    }
    position {
      held {
        minor
        currency
      }
    }
    checklist {
      id
      text
    }
  }
`);

/** What each act of a review works on. */
export interface ReviewActProps {
  shown: ReviewActs_MilestoneFragment;
  deliveryId: string;
  /** Leaves the page when nothing stands in the way. */
  onDone: (problems: readonly FormProblem[] | null) => readonly FormProblem[] | null;
}

interface ReviewActsProps {
  contractId: string;
  deliveryId: string;
  expertName: string;
  milestone: FragmentType<typeof ReviewActs_milestone>;
}

/** Approve all, approve a part, or ask for changes: each names its money and its date. */
export function ReviewActs({ contractId, deliveryId, expertName, milestone }: ReviewActsProps) {
  const shown = readFragment(ReviewActs_milestone, milestone);
  const navigate = useNavigate();
  const onDone: ReviewActProps['onDone'] = (problems) => {
    if (!problems) void navigate(paths.contract(contractId));
    return problems;
  };
  return (
    <div className="stack stack--3">
      {shown.possibleActions.includes('approve') ? (
        <ApproveActs shown={shown} deliveryId={deliveryId} expertName={expertName} onDone={onDone} />
      ) : null}
      {shown.possibleActions.includes('requestChanges') ? <RequestChanges shown={shown} deliveryId={deliveryId} onDone={onDone} /> : null}
    </div>
  );
}
