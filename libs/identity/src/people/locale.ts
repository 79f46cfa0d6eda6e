import { InvalidInput } from '@sidecrew/platform';

/** How a person reads words and time; screens and mails are written in it. */
export interface Locale {
  /** A language tag, such as `de` or `en-GB`. */
  readonly language: string;
  /** A zone of the IANA list, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** Refuses a language or zone that dates could not be written in: every later mail to this person would fail. */
export function mustBeLocale({ language, timeZone }: Locale): void {
  if (!isKnown(() => new Intl.DateTimeFormat(language))) throw new InvalidInput('language', 'Choose a language from the list.');
  if (!isKnown(() => new Intl.DateTimeFormat('en', { timeZone }))) throw new InvalidInput('timeZone', 'Choose a time zone from the list.');
}

function isKnown(attempt: () => Intl.DateTimeFormat): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
