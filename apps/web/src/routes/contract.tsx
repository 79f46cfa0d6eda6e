import '../features/hiring/hiring.css';
import '../features/home/home.css';
import { Card, KitLink, LinkButton, Notice, StatusPill } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { DeliveryView } from '../features/delivery/delivery-view';
import { BankNotice } from '../features/funding/bank-notice';
import { GiveTip } from '../features/funding/give-tip';
import { RefundReleased } from '../features/funding/refund-released';
import { TipList } from '../features/funding/tip-list';
import { CancelContract } from '../features/hiring/cancel-contract';
import { ContractHead } from '../features/hiring/contract-head';
import { ContractTerms } from '../features/hiring/contract-terms';
import { ContractTimeline } from '../features/hiring/contract-timeline';
import { MilestoneList } from '../features/hiring/milestone-list';
import { openMilestone } from '../features/hiring/open-milestone';
import { graphql } from '../gql';
import { paths } from '../paths';
import { PageHead } from '../shell/page-head';
import { NotFoundPage } from '../shell/failure-pages';
import type { Route } from './+types/contract';
import { MilestoneActs } from './contract-acts';

const ContractQuery = graphql(`
  query ContractPage($id: ID!) {
    contract(id: $id) {
      id
      title
      state
      role
      threadId
      possibleActions
      task {
        id
      }
      milestones {
        id
        n
        title
        state
        ...MilestoneActs_milestone
        ...BankNotice_milestone
        possibleActions
        ...MilestoneList_milestone
        ...RefundReleased_milestone
        ...DeliveryView_milestone
      }
      timeline(first: 50) {
        nodes {
          id
          ...ContractTimeline_entry
        }
      }
      price {
        currency
      }
      expert {
        name
      }
      tips {
        ...TipList_tip
      }
      ...ContractHead_contract
      ...ContractTerms_contract
    }
  }
`);

const ContractChanged = graphql(`
  subscription ContractPageChanged($id: ID!) {
    contractChanged(id: $id) {
      id
    }
  }
`);

export default function ContractPage({ params }: Route.ComponentProps) {
  const loaded = useData(ContractQuery, { id: params.contractId });
  useLive(ContractChanged, { id: params.contractId }, loaded.reload);
  const [search] = useSearchParams();
  return (
    <LoadedView loaded={loaded} what="this contract" page="Contract" frame="page page--body">
      {({ contract }) => {
        if (!contract) return <NotFoundPage />;
        const milestone = openMilestone(contract.milestones);
        const returnable = contract.milestones.filter(({ possibleActions }) => possibleActions.includes('refundReleased'));
        const delivered = contract.milestones.filter(({ state }) => state !== 'planned' && state !== 'dropped');
        return (
          <div className="page page--body stack stack--6">
            <PageHead
              title={contract.title}
              lead={<KitLink href={paths.task(contract.task.id)}>See the task</KitLink>}
              action={<StatusPill state={contract.state} />}
            />
            {search.get('left') ? (
              <Notice tone="info">You left the payment page. Nothing was charged; you can pay when you are ready.</Notice>
            ) : null}
            <div className="columns">
              <div className="stack stack--6">
                <BankNotice role={contract.role} milestones={contract.milestones} />
                <ContractHead
                  contract={contract}
                  actions={
                    <>
                      {milestone ? <MilestoneActs contractId={contract.id} role={contract.role} milestone={milestone} /> : null}
                      {contract.possibleActions.includes('tip') ? (
                        <GiveTip contractId={contract.id} expertName={contract.expert.name} currency={contract.price.currency} />
                      ) : null}
                      {contract.possibleActions.includes('message') ? (
                        <LinkButton href={paths.thread(contract.threadId)} icon="message">
                          Message
                        </LinkButton>
                      ) : null}
                      {contract.role ? null : (
                        <LinkButton href={paths.thread(contract.threadId)} icon="message">
                          Read their messages
                        </LinkButton>
                      )}
                      {contract.possibleActions.includes('cancel') ? <CancelContract id={contract.id} /> : null}
                    </>
                  }
                />
                <section className="stack stack--3" aria-labelledby="milestones">
                  <h2 id="milestones">Milestones</h2>
                  <MilestoneList milestones={contract.milestones} />
                  {returnable.length > 0 ? (
                    <div className="cluster">
                      {returnable.map((one) => (
                        <RefundReleased key={one.id} milestone={one} isOneOfSeveral={returnable.length > 1} />
                      ))}
                    </div>
                  ) : null}
                </section>
                {contract.tips.length > 0 ? (
                  <TipList contractId={contract.id} tips={contract.tips} paidTip={search.get('tip')} onChanged={loaded.reload} />
                ) : null}
                {delivered.map((one) => (
                  <DeliveryView key={one.id} milestone={one} />
                ))}
              </div>
              <aside className="stack">
                <ContractTerms contract={contract} />
                <Card as="section" labelledBy="timeline">
                  <h2 id="timeline">What happened</h2>
                  <ContractTimeline entries={contract.timeline.nodes} />
                </Card>
              </aside>
            </div>
          </div>
        );
      }}
    </LoadedView>
  );
}
