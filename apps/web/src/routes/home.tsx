import '../features/home/home.css';
import '../features/posting/posting.css';
import { Card, EmptyState, KitLink, LinkButton, MoneyText, Notice } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { FirstSteps } from '../features/home/first-steps';
import { MoneyList } from '../features/home/money-list';
import { WaitingList } from '../features/home/waiting-list';
import { home as words } from '../features/home/words';
import { ContractCard } from '../features/hiring/contract-card';
import { TaskCard } from '../features/posting/task-card';
import { graphql } from '../gql';
import { paths } from '../paths';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/use-viewer';

const OwnerHomeQuery = graphql(`
  query OwnerHome {
    ownerHome {
      waiting {
        id
        ...WaitingList_item
      }
      held {
        minor
        currency
      }
      firstSteps {
        key
        ...FirstSteps_step
      }
      running {
        id
        ...ContractCard_contract
      }
      openTasks {
        id
        ...TaskCard_task
      }
    }
  }
`);

const ExpertHomeQuery = graphql(`
  query ExpertHome {
    expertHome {
      waiting {
        id
        ...WaitingList_item
      }
      inReview {
        id
        ...WaitingList_item
      }
      onItsWay {
        milestoneId
        ...MoneyList_entry
      }
      firstSteps {
        key
        ...FirstSteps_step
      }
      running {
        id
        ...ContractCard_contract
      }
      matchingTasks {
        id
        ...TaskCard_task
      }
    }
  }
`);

const NoticesChanged = graphql(`
  subscription HomeChanged {
    noticesChanged {
      id
    }
  }
`);

export default function Home() {
  const viewer = useViewer();
  const both = viewer.isOwner && viewer.isExpert;
  return (
    <div className="page page--body stack stack--6">
      <PageHead
        title={words.title}
        action={
          viewer.isOwner ? (
            <LinkButton href={paths.newTask} icon="plus">
              Describe a task
            </LinkButton>
          ) : null
        }
      />
      {viewer.staffRests ? (
        <Notice tone="held" title="Your staff role rests">
          <p>
            Admins sign in with a second factor. <KitLink href={paths.settings('security')}>Turn it on</KitLink>
          </p>
        </Notice>
      ) : null}
      {viewer.isAdmin ? (
        <div>
          <LinkButton href={paths.admin} tone="primary">
            Open the admin desk
          </LinkButton>
        </div>
      ) : null}
      {both ? <h2>{words.ownerSide}</h2> : null}
      {viewer.isOwner ? <OwnerSide /> : null}
      {both ? <h2>{words.expertSide}</h2> : null}
      {viewer.isExpert ? <ExpertSide /> : null}
    </div>
  );
}

function OwnerSide() {
  const loaded = useData(OwnerHomeQuery, {});
  useLive(NoticesChanged, {}, loaded.reload);
  return (
    <LoadedView loaded={loaded} what="your home">
      {({ ownerHome }) => (
        <div className="columns">
          <div className="stack stack--6">
            <section className="stack stack--3" aria-labelledby="waiting">
              <h2 id="waiting">{words.waiting}</h2>
              <WaitingList items={ownerHome.waiting} empty={words.nothingWaits} />
            </section>
            <section className="stack stack--3" aria-labelledby="running">
              <h2 id="running">{words.running}</h2>
              {ownerHome.running.length === 0 ? <EmptyState title={words.nothingRuns} /> : null}
              {ownerHome.running.map((contract) => (
                <ContractCard key={contract.id} contract={contract} />
              ))}
            </section>
            {ownerHome.openTasks.length > 0 ? (
              <section className="stack stack--3" aria-labelledby="open-tasks">
                <h2 id="open-tasks">{words.openTasks}</h2>
                {ownerHome.openTasks.map((task) => (
                  <TaskCard key={task.id} task={task} level={3} />
                ))}
              </section>
            ) : null}
          </div>
          <aside className="stack">
            <Card as="section" labelledBy="held">
              <h2 id="held">{words.held}</h2>
              {ownerHome.held.length === 0 ? <p className="muted">{words.nothingHeld}</p> : null}
              {ownerHome.held.map((sum) => (
                <p key={sum.currency}>
                  <MoneyText amount={sum} large />
                </p>
              ))}
            </Card>
            <FirstSteps steps={ownerHome.firstSteps} />
          </aside>
        </div>
      )}
    </LoadedView>
  );
}

function ExpertSide() {
  const loaded = useData(ExpertHomeQuery, {});
  useLive(NoticesChanged, {}, loaded.reload);
  return (
    <LoadedView loaded={loaded} what="your home">
      {({ expertHome }) => (
        <div className="columns">
          <div className="stack stack--6">
            <section className="stack stack--3" aria-labelledby="due">
              <h2 id="due">{words.waiting}</h2>
              <WaitingList items={expertHome.waiting} empty={words.nothingWaits} />
            </section>
            {expertHome.inReview.length > 0 ? (
              <section className="stack stack--3" aria-labelledby="review">
                <h2 id="review">{words.inReview}</h2>
                <WaitingList items={expertHome.inReview} empty={words.noReview} theirs />
              </section>
            ) : null}
            {expertHome.running.length > 0 ? (
              <section className="stack stack--3" aria-labelledby="expert-running">
                <h2 id="expert-running">{words.running}</h2>
                {expertHome.running.map((contract) => (
                  <ContractCard key={contract.id} contract={contract} />
                ))}
              </section>
            ) : null}
            <section className="stack stack--3" aria-labelledby="matching">
              <h2 id="matching">{words.matching}</h2>
              {expertHome.matchingTasks.length === 0 ? <EmptyState title={words.noMatches} /> : null}
              {expertHome.matchingTasks.map((task) => (
                <TaskCard key={task.id} task={task} level={3} />
              ))}
            </section>
          </div>
          <aside className="stack">
            <MoneyList entries={expertHome.onItsWay} />
            <FirstSteps steps={expertHome.firstSteps} />
          </aside>
        </div>
      )}
    </LoadedView>
  );
}
