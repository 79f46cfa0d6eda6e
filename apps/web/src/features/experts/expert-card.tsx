import { Avatar, Icon, LinkCard } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { countryName, languageName } from '../../words/languages';
import { OnTime } from './on-time';

export const ExpertCard_expert = graphql(`
  fragment ExpertCard_expert on ExpertProfile {
    id
    handle
    headline
    country
    languages
    onTimeRate
    onTimeCount
    person {
      name
    }
    vettedIn {
      id
      name
    }
  }
`);

/** One expert in a list. */
export function ExpertCard({ expert }: { expert: FragmentType<typeof ExpertCard_expert> }) {
  const shown = readFragment(ExpertCard_expert, expert);
  return (
    <LinkCard
      href={paths.expert(shown.handle)}
      title={
        <span className="person">
          <Avatar name={shown.person.name} />
          <bdi>{shown.person.name}</bdi>
        </span>
      }
    >
      <p className="user-text">{shown.headline}</p>
      <p className="cluster small">
        {shown.vettedIn.map((category) => (
          <span className="pill pill--good" key={category.id}>
            <Icon name="shield" small />
            {category.name}
          </span>
        ))}
      </p>
      <p className="cluster cluster--apart small">
        <OnTime rate={shown.onTimeRate} count={shown.onTimeCount} />
        <span className="muted">
          {countryName(shown.country)} · {shown.languages.map(languageName).join(', ')}
        </span>
      </p>
    </LinkCard>
  );
}
