import { exactMoment, relativeTime, shortMoment, timeLeft } from './time-format';
import { useViewerSettings } from './viewer-settings';

interface TimeTextProps {
  /** ISO moment. */
  at: string;
  /** Day only, without the hour. */
  day?: boolean;
  /** Drops "(in 3 days)" where the distance does not matter. */
  plain?: boolean;
}

/** "Fri 28 Nov, 14:00 (in 3 days)" in the viewer's zone. */
export function TimeText({ at, day = false, plain = false }: TimeTextProps) {
  const { locale, timeZone, now } = useViewerSettings();
  const moment = Date.parse(at);
  const text = shortMoment(moment, now, locale, timeZone, !day);
  return (
    <time dateTime={at} title={exactMoment(moment, locale, timeZone)}>
      {plain ? text : `${text} (${relativeTime(moment, now, locale)})`}
    </time>
  );
}

/** "3 hours ago": for ages, where the date is a detail. */
export function AgeText({ at }: { at: string }) {
  const { locale, timeZone, now } = useViewerSettings();
  const moment = Date.parse(at);
  return (
    <time dateTime={at} title={exactMoment(moment, locale, timeZone)}>
      {relativeTime(moment, now, locale)}
    </time>
  );
}

/** "2 days 4 h left"; changes at most once a minute and is not a live region. */
export function Countdown({ until, over = 'time is up' }: { until: string; over?: string }) {
  const { locale, timeZone, now } = useViewerSettings();
  const left = Date.parse(until) - now;
  return (
    <time className="nowrap" dateTime={until} title={exactMoment(Date.parse(until), locale, timeZone)}>
      {left > 0 ? `${timeLeft(left)} left` : over}
    </time>
  );
}
