import { LinkButton } from '@sidecrew/ui';
import { useSearchParams } from 'react-router';
import { FeeCalculator } from '../features/site/fee-calculator';
import { fees as words } from '../features/site/words';
import { paths } from '../paths';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/fees';

export const meta: Route.MetaFunction = ({ matches }) => shareMeta(matches, words.title, words.lead);

export default function Fees() {
  const [search] = useSearchParams();
  return (
    <div className="page page--column page--body stack stack--7">
      <header className="stack">
        <h1 className="display">{words.title}</h1>
        <p className="lead">{words.lead}</p>
      </header>
      <FeeCalculator search={search} />
      <section className="prose" aria-labelledby="rules">
        <h2 id="rules">{words.rulesTitle}</h2>
        <ul>
          {words.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <div>
        <LinkButton href={paths.newTask} tone="primary">
          Describe a task
        </LinkButton>
      </div>
    </div>
  );
}
