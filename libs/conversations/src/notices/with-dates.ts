/** Notices and mails are written in English, whatever languages their reader works in, so their dates are too. */
const language = 'en-GB';

/** Writes each `{date:…}` as a moment in the reader's zone: "Fri 28 Nov, 14:00". */
export function withDates(sentence: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return sentence.replace(/\{date:([^}]+)\}/g, (_whole, iso: string) => format.format(new Date(iso)));
}
