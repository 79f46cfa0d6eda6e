import '../features/site/site.css';
import { Money } from '@sidecrew/money';
import { LinkButton } from '@sidecrew/ui';
import { CategoryCards } from '../features/site/category-cards';
import { DeliverPicture, PayPicture, ReleasePicture } from '../features/site/pictures';
import { Receipt } from '../features/site/receipt';
import { landing as words } from '../features/site/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { runOperation } from '../server/run-operation';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/landing';

const LandingQuery = graphql(`
  query Landing {
    categories {
      slug
      ...CategoryCards_category
    }
  }
`);

export async function loader({ context }: Route.LoaderArgs) {
  return runOperation(context, LandingQuery, {});
}

export const meta: Route.MetaFunction = ({ matches }) => shareMeta(matches, words.title, words.description);

const drawings = [PayPicture, DeliverPicture, ReleasePicture];

export default function Landing({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <div className="page hero">
        <div className="stack stack--5 hero__words">
          <h1 className="hero__title">{words.headline}</h1>
          <p className="lead">{words.lead}</p>
          <div className="cluster">
            <LinkButton href={paths.newTask} tone="primary">
              {words.act}
            </LinkButton>
            <LinkButton href={paths.tasks}>{words.look}</LinkButton>
          </div>
          <ul className="hero__facts">
            {words.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </div>
        <Receipt price={Money.of(12_000n, 'USD')} />
      </div>
      <section className="page section stack stack--5" aria-labelledby="categories">
        <h2 id="categories">{words.categories}</h2>
        <CategoryCards categories={loaderData.categories} />
      </section>
      <section className="page section stack stack--6" aria-labelledby="held">
        <h2 id="held">{words.picturesTitle}</h2>
        <ol className="pictures">
          {words.pictures.map((picture, index) => {
            const Drawing = drawings[index] ?? PayPicture;
            return (
              <li key={picture.title} className="stack stack--3">
                <Drawing />
                <h3>{picture.title}</h3>
                <p className="muted">{picture.text}</p>
              </li>
            );
          })}
        </ol>
        <div>
          <LinkButton href={paths.howItWorks} tone="quiet" icon="arrowRight">
            All seven steps
          </LinkButton>
        </div>
      </section>
      <section className="page section" aria-labelledby="experts">
        <div className="invite">
          <div className="stack stack--2">
            <h2 id="experts">{words.expertTitle}</h2>
            <p className="muted">{words.expertText}</p>
          </div>
          <LinkButton href={paths.tasks}>{words.expertAct}</LinkButton>
        </div>
      </section>
    </>
  );
}
