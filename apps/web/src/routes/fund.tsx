import { LinkButton, Notice } from '@sidecrew/ui';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useAct } from '../api/use-act';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { FundPanel } from '../features/funding/fund-panel';
import { openMilestone } from '../features/hiring/open-milestone';
import { graphql } from '../gql';
import { paths } from '../paths';
import { NotFoundPage } from '../shell/failure-pages';
import { ownersOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';
import type { Route } from './+types/fund';

export const handle = ownersOnly;

const FundQuery = graphql(`
  query FundPage($id: ID!) {
    contract(id: $id) {
      id
      title
      expert {
        name
      }
      milestones {
        id
        state
        ...FundPanel_milestone
      }
    }
    savedCards {
      ...FundPanel_saved
    }
  }
`);

const FundChanged = graphql(`
  subscription FundPageChanged($id: ID!) {
    contractChanged(id: $id) {
      id
    }
  }
`);

const ConfirmMutation = graphql(`
  mutation ConfirmFunding($id: ID!) {
    confirmFunding(id: $id) {
      __typename
      ... on Milestone {
        id
        state
      }
    }
  }
`);

const askAgainAfter = 4_000;

export default function Fund({ params }: Route.ComponentProps) {
  const [search] = useSearchParams();
  const loaded = useData(FundQuery, { id: params.contractId });
  const { data, reload } = loaded;
  useLive(FundChanged, { id: params.contractId }, reload);
  const wanted = search.get('milestone');
  const milestones = data?.contract?.milestones ?? [];
  const milestone = milestones.find(({ id }) => id === wanted) ?? openMilestone(milestones);
  const confirming = milestone?.state === 'funding';
  const [confirm] = useAct(ConfirmMutation);
  const asked = confirming ? milestone.id : null;
  useEffect(() => {
    if (asked) void confirm({ id: asked }).then(reload);
  }, [asked, confirm, reload]);
  useEffect(() => {
    if (!confirming) return;
    // The event may be lost on a sleeping phone; asking is cheap.
    const timer = setInterval(reload, askAgainAfter);
    return () => clearInterval(timer);
  }, [confirming, reload]);
  return (
    <div className="page page--narrow page--body stack stack--5">
      <LoadedView loaded={loaded} what="this payment" page="Pay to start">
        {({ contract, savedCards }) => {
          if (!contract || !milestone) return <NotFoundPage />;
          const payable = milestone.state === 'planned' || milestone.state === 'funding';
          return (
            <>
              <PageHead title="Pay to start" lead={contract.title} />
              {payable ? (
                // Only the payment page leads here with the name of the milestone: whoever comes from there has paid.
                <FundPanel
                  milestone={milestone}
                  saved={savedCards}
                  expertName={contract.expert.name}
                  hasPaid={wanted === milestone.id}
                  confirmNow={search.has('confirm')}
                  onChanged={reload}
                />
              ) : (
                <Notice tone="good" title="Paid. The money is held." live>
                  <p>{contract.expert.name} was told to start.</p>
                </Notice>
              )}
              <LinkButton href={paths.contract(contract.id)} tone={payable ? 'quiet' : 'primary'}>
                Back to the contract
              </LinkButton>
            </>
          );
        }}
      </LoadedView>
    </div>
  );
}
