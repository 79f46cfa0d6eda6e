import { Card, EmptyState, MoneyText } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { useLive } from '../api/use-live';
import { FirstSteps } from '../features/home/first-steps';
import { WaitingList } from '../features/home/waiting-list';
import { home as words } from '../features/home/words';
import { ContractCard } from '../features/hiring/contract-card';
import { TaskCard } from '../features/posting/task-card';
import { graphql } from '../gql';
import { NoticesChanged } from './home-changed';

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

/** What waits for the owner, what runs, and what is held. */
export function OwnerSide() {
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
