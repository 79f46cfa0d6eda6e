import { EmptyState } from '@sidecrew/ui';
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
import { NoticesChanged } from './home-changed';

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

/** What is due, what is with owners, and the money on its way. */
export function ExpertSide() {
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
