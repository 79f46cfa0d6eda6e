import { Avatar, Card, EmptyState, Icon, LinkButton, MoneyText, TimeText, useViewerSettings } from '@sidecrew/ui';
import { OnTime } from '../features/experts/on-time';
import { expert as words } from '../features/experts/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { notFound, runOperation } from '../server/run-operation';
import { shareMeta } from '../shell/share-meta';
import { countryName, languageName } from '../words/languages';
import { inWords } from '../words/plural';
import type { Route } from './+types/expert';

const ExpertQuery = graphql(`
  query ExpertPage($handle: String!) {
    expert(handle: $handle) {
      id
      handle
      headline
      about
      country
      languages
      memberSince
      onTimeRate
      onTimeCount
      releasedMilestones
      hourlyPrice {
        minor
        currency
      }
      person {
        id
        name
        timeZone
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
          <dl className="facts">
            <dt>{words.onTime}</dt>
            <dd>
              <OnTime rate={expert.onTimeRate} count={expert.onTimeCount} />
            </dd>
            <dt>{words.released}</dt>
            <dd>{expert.releasedMilestones}</dd>
            {expert.hourlyPrice ? (
              <>
                <dt>{words.hourly}</dt>
                <dd>
                  <MoneyText amount={expert.hourlyPrice} />
                </dd>
              </>
            ) : null}
            <dt>{words.languages}</dt>
            <dd>{inWords(expert.languages.map(languageName))}</dd>
            <dt>{words.country}</dt>
            <dd>{countryName(expert.country)}</dd>
            <dt>{words.time}</dt>
            <dd>
              <LocalHour zone={expert.person.timeZone} />
            </dd>
            <dt>{words.since}</dt>
            <dd>
              <TimeText at={expert.memberSince} day plain />
            </dd>
          </dl>
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

function LocalHour({ zone }: { zone: string }) {
  const { locale, now } = useViewerSettings();
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(now);
  return <span title={zone}>{hour}</span>;
}
