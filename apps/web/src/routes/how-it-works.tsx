import '../features/site/site.css';
import { LinkButton } from '@sidecrew/ui';
import { howItWorks as words } from '../features/site/words';
import { paths } from '../paths';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/how-it-works';

export const meta: Route.MetaFunction = ({ matches }) => shareMeta(matches, words.title, words.lead);

export default function HowItWorks() {
  return (
    <div className="page page--column page--body stack stack--6">
      <header className="stack">
        <h1 className="display">{words.title}</h1>
        <p className="lead">{words.lead}</p>
      </header>
      <ol className="steps">
        {words.steps.map(([name, text]) => (
          <li key={name}>
            <div>
              <h2>{name}</h2>
              <p className="muted">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <section className="prose" aria-labelledby="silence">
        <h2 id="silence">{words.silenceTitle}</h2>
        {words.silence.map(([name, text]) => (
          <p key={name}>
            <strong>{name}.</strong> {text}
          </p>
        ))}
      </section>
      <section className="prose" aria-labelledby="dispute">
        <h2 id="dispute">{words.disputeTitle}</h2>
        <p>{words.dispute}</p>
      </section>
      <div className="cluster">
        <LinkButton href={paths.newTask} tone="primary">
          Describe a task
        </LinkButton>
        <LinkButton href={paths.fees}>See the fees</LinkButton>
      </div>
    </div>
  );
}
