/** An expert of the demo world. `standing` says how far the vetting has come. */
export interface ExpertCast {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
  readonly category: 'accounting' | 'content-creation' | 'it-services' | 'customer-service';
  readonly headline: string;
  readonly hourly: number;
  readonly standing: 'vetted' | 'waiting' | 'refused' | 'taken_back';
}

type Row = readonly [
  name: string,
  country: string,
  timeZone: string,
  languages: string,
  headline: string,
  hourly: number,
  standing?: ExpertCast['standing'],
];

const of = (category: ExpertCast['category'], rows: readonly Row[]): ExpertCast[] =>
  rows.map(([name, country, timeZone, languages, headline, hourly, standing = 'vetted']) => ({
    name,
    country,
    timeZone,
    languages: languages.split(' '),
    category,
    headline,
    hourly,
    standing,
  }));

export const experts: readonly ExpertCast[] = [
  ...of('accounting', [
    ['Emil Haas', 'DE', 'Europe/Berlin', 'de en', 'Payouts that tie to the bank, to the cent', 32],
    ['Nora Byrne', 'IE', 'Europe/Dublin', 'en', 'Small shop books, closed by the 5th', 36],
    ['Rafael Costa', 'PT', 'Europe/Lisbon', 'pt en es', 'Margins per product, without wishful thinking', 24],
    ['Ingrid Dahl', 'NO', 'Europe/Oslo', 'no en', 'VAT for people who sell downloads', 41],
    ['Peter Novak', 'CZ', 'Europe/Prague', 'cs en de', 'Bookkeeping clean-up after wild years', 22],
    ['Amelia Stone', 'GB', 'Europe/London', 'en', 'Receipts sorted, nothing missing', 28],
    ['Victor Blanc', 'FR', 'Europe/Paris', 'fr en', 'Cash forecasts that survive a Sunday', 30],
    ['Rosa Silva', 'ES', 'Europe/Madrid', 'es en', 'Year-end folders accountants thank you for', 26],
    ['Kaspar Frei', 'CH', 'Europe/Zurich', 'de fr en', 'Affiliate income, confirmed and pending', 44],
    ['Olivia Grant', 'US', 'America/New_York', 'en', 'Sales tax across states, explained calmly', 45, 'waiting'],
    ['Marek Zielinski', 'PL', 'Europe/Warsaw', 'pl en', 'First books for new shops', 20, 'waiting'],
  ]),
  ...of('content-creation', [
    ['June Whitaker', 'US', 'America/Denver', 'en', 'Guides written by somebody who camps', 38],
    ['Clara Jensen', 'NL', 'Europe/Amsterdam', 'nl da en', 'Product words without glitter', 34],
    ['Matteo Ricci', 'IT', 'Europe/Rome', 'it en', 'Long talks into short clips', 29],
    ['Hazel Quinn', 'GB', 'Europe/London', 'en', 'Newsletters in your voice, not mine', 35],
    ['Lena Vogel', 'AT', 'Europe/Vienna', 'de en', 'Printables that stay on the fridge', 31],
    ['Sam Ortega', 'ES', 'Europe/Madrid', 'es en', 'Pins that are found and read', 21],
    ['Freya Nilsson', 'SE', 'Europe/Stockholm', 'sv en', 'Old posts, true again', 33],
    ['David Cohen', 'CA', 'America/Toronto', 'en fr', 'Fact-checks with a source for every claim', 42],
    ['Isla Murray', 'GB', 'Europe/London', 'en', 'Show notes people use', 27],
    ['Tess Vermeer', 'NL', 'Europe/Amsterdam', 'nl en', 'Buying guides with no invented tests', 32],
    ['Bruno Keller', 'DE', 'Europe/Berlin', 'de en', 'Thumbnails and captions', 25, 'waiting'],
    ['Zoe Papadakis', 'GR', 'Europe/Athens', 'el en', 'Recipes, typed and tested', 19, 'refused'],
  ]),
  ...of('it-services', [
    ['Anton Weber', 'DE', 'Europe/Berlin', 'de en', 'Fast pages by fixing causes', 48],
    ['Sinead Walsh', 'IE', 'Europe/Dublin', 'en', 'Backups with a proven restore', 39],
    ['Luca Moretti', 'IT', 'Europe/Rome', 'it en', 'Mail that arrives', 36],
    ['Katrin Saar', 'EE', 'Europe/Tallinn', 'et en', 'Stock feeds that refuse empty files', 41],
    ['Felix Andersen', 'DK', 'Europe/Copenhagen', 'da en', 'Consent and analytics that agree', 43],
    ['Maria Santos', 'PT', 'Europe/Lisbon', 'pt en', 'No-code flows with alarms', 30],
    ['Jakub Horak', 'SK', 'Europe/Bratislava', 'sk cs en', 'Hacked sites, cleaned and explained', 37],
    ['Ciara Nolan', 'IE', 'Europe/Dublin', 'en', 'Shop themes, mended overnight', 24, 'taken_back'],
    ['Robin Clarke', 'GB', 'Europe/London', 'en', 'Monthly care for small sites', 33],
    ['Elise Dubois', 'BE', 'Europe/Brussels', 'fr nl en', 'Checkouts that do not lose orders', 40],
    ['Oskar Lind', 'FI', 'Europe/Helsinki', 'fi sv en', 'Theme fixes, with a way back', 38, 'waiting'],
    ['Nina Kovac', 'HR', 'Europe/Zagreb', 'hr en', 'Quiet sites: updates on a copy first', 26, 'waiting'],
  ]),
  ...of('customer-service', [
    ['Greta Olsen', 'NO', 'Europe/Oslo', 'no en de', 'Where is my parcel, answered kindly', 23],
    ['Paul Fischer', 'DE', 'Europe/Berlin', 'de en es', 'German and Spanish support', 27],
    ['Maeve Doyle', 'IE', 'Europe/Dublin', 'en', 'Saved replies in plain English', 25],
    ['Carmen Vidal', 'ES', 'Europe/Madrid', 'es en', 'Returns by your policy, every case logged', 21],
    ['Theo Martin', 'FR', 'Europe/Paris', 'fr en', 'Card dispute packs before the deadline', 34],
    ['Ivy Coleman', 'US', 'America/Los_Angeles', 'en', 'Launch chat that listens', 29],
    ['Lotte Bakker', 'NL', 'Europe/Amsterdam', 'nl en de', 'Communities without spam', 24],
    ['Stefan Ilic', 'SI', 'Europe/Ljubljana', 'sl en', 'Review replies without excuses', 22],
    ['Wanda Kowal', 'PL', 'Europe/Warsaw', 'pl en', 'Inbox triage before breakfast', 18],
    ['Hugo Larsen', 'SE', 'Europe/Stockholm', 'sv en', 'Support reports owners read', 26, 'waiting'],
  ]),
];
