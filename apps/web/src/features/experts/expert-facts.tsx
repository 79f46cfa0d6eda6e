import { MoneyText, TimeText, useViewerSettings } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { countryName, languageName } from '../../words/languages';
import { inWords } from '../../words/plural';
import { OnTime } from './on-time';
import { expert as words } from './words';

export const ExpertFacts_expert = graphql(`
  fragment ExpertFacts_expert on ExpertProfile {
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
      timeZone
    }
  }
`);

/** What one compares experts by: how reliable, how dear, where and since when. */
export function ExpertFacts({ expert }: { expert: FragmentType<typeof ExpertFacts_expert> }) {
  const shown = readFragment(ExpertFacts_expert, expert);
  return (
    <dl className="facts">
      <dt>{words.onTime}</dt>
      <dd>
        <OnTime rate={shown.onTimeRate} count={shown.onTimeCount} />
      </dd>
      <dt>{words.released}</dt>
      <dd>{shown.releasedMilestones}</dd>
      {shown.hourlyPrice ? (
        <>
          <dt>{words.hourly}</dt>
          <dd>
            <MoneyText amount={shown.hourlyPrice} />
          </dd>
        </>
      ) : null}
      <dt>{words.languages}</dt>
      <dd>{inWords(shown.languages.map(languageName))}</dd>
      <dt>{words.country}</dt>
      <dd>{countryName(shown.country)}</dd>
      <dt>{words.time}</dt>
      <dd>
        <LocalHour zone={shown.person.timeZone} />
      </dd>
      <dt>{words.since}</dt>
      <dd>
        <TimeText at={shown.memberSince} day plain />
      </dd>
    </dl>
  );
}

function LocalHour({ zone }: { zone: string }) {
  const { locale, now } = useViewerSettings();
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(now);
  return <span title={zone}>{hour}</span>;
}
