import { Avatar, Card, EmptyState, Icon, LinkButton } from '@sidecrew/ui';
import { ExpertFacts } from '../features/experts/expert-facts';
import { expert as words } from '../features/experts/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { notFound, runOperation } from '../server/run-operation';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/expert';

const ExpertQuery = graphql(`
  query ExpertPage($handle: String!) {
    expert(handle: $handle) {
      id
      handle
      headline
      about
      person {
        id
        name
      }
      skills {
        id
        name
      }
      vettedIn {
        id
        name
      }
      samples {
        id
        title
        about
        url
        file {
          name
          url
        }
      }
      ...ExpertFacts_expert
    }
  }
`);

export async function loader({ params, context }: Route.LoaderArgs) {
  const { expert } = await runOperation(context, ExpertQuery, { handle: params.handle });
  if (!expert) throw notFound();
  return { expert };
}

export const meta: Route.MetaFunction = ({ matches, loaderData }) =>
  shareMeta(matches, loaderData?.expert.person.name ?? 'Expert', loaderData?.expert.headline ?? '');

export default function ExpertPage({ loaderData: { expert } }: Route.ComponentProps) {
  return (
    <div className="page page--body columns">
      <div className="stack stack--6">
        <header className="cluster cluster--top">
          <Avatar name={expert.person.name} size="large" />
          <div className="stack stack--2">
            <h1 className="display">
              <bdi>{expert.person.name}</bdi>
            </h1>
            <p className="lead user-text">{expert.headline}</p>
            <p className="cluster">
              {expert.vettedIn.map((category) => (
                <span className="pill pill--good" key={category.id}>
                  <Icon name="shield" small />
                  {words.vettedIn} {category.name}
                </span>
              ))}
            </p>
          </div>
        </header>
        <section className="stack stack--2" aria-labelledby="about">
          <h2 id="about">{words.about}</h2>
          <p className="prose user-text">{expert.about}</p>
        </section>
        <section className="stack stack--3" aria-labelledby="samples">
          <h2 id="samples">{words.samples}</h2>
          {expert.samples.length === 0 ? <EmptyState title={words.noSamples} /> : null}
          {expert.samples.map((sample) => (
            <Card as="article" key={sample.id}>
              <h3>
                <bdi>{sample.title}</bdi>
              </h3>
              <p className="user-text">{sample.about}</p>
              {sample.url ? (
                <a href={sample.url} rel="noopener nofollow ugc" className="link-row">
                  <Icon name="link" small />
                  {new URL(sample.url).hostname} (leaves Sidecrew)
                </a>
              ) : null}
              {sample.file ? <a href={sample.file.url}>{sample.file.name}</a> : null}
            </Card>
          ))}
        </section>
      </div>
      <aside className="stack" aria-label="Facts">
        <Card>
          <ExpertFacts expert={expert} />
          <LinkButton href={paths.newTask} tone="primary" wide>
            {words.invite}
          </LinkButton>
        </Card>
        <Card>
          <h2>{words.skills}</h2>
          <ul className="cluster">
            {expert.skills.map((skill) => (
              <li className="tag" key={skill.id}>
                {skill.name}
              </li>
            ))}
          </ul>
        </Card>
      </aside>
    </div>
  );
}
