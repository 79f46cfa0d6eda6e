/** An owner of the demo world and the side hustle behind their tasks. */
export interface OwnerCast {
  readonly name: string;
  readonly timeZone: string;
  readonly hustle: string;
  /** Titles of the briefs that are theirs. */
  readonly posts: readonly string[];
}

export const owners: readonly OwnerCast[] = [
  {
    name: 'Maya Lindqvist',
    timeZone: 'Europe/Stockholm',
    hustle: 'sells home goods by dropshipping',
    posts: [
      'Match three months of shop payouts to bank',
      'Sync supplier stock every hour',
      'Weekday inbox for a dropshipping shop',
      'True profit per product',
    ],
  },
  {
    name: 'Daniel Okafor',
    timeZone: 'Europe/London',
    hustle: 'writes a camping blog',
    posts: ['Four buying guides for a camping blog', 'Clean a hacked blog and lock it', 'Forty pins for twenty posts'],
  },
  {
    name: 'Priya Raman',
    timeZone: 'America/New_York',
    hustle: 'sells spreadsheet templates',
    posts: ['Find out where I owe sales tax or VAT', 'Weekend chat for launch', 'Stop newsletters landing in spam'],
  },
  {
    name: 'Tom Brennan',
    timeZone: 'America/Chicago',
    hustle: 'runs a shop with printed shirts',
    posts: ['Set up books for a new print-on-demand shop', 'Make my shop pass speed checks on phones', 'Handle returns for one busy month'],
  },
  {
    name: 'Lucía Ferrer',
    timeZone: 'Europe/Madrid',
    hustle: 'plans meals for busy families',
    posts: ['Lead magnet: two-week meal planner', 'Monthly close for a two-site blog'],
  },
  {
    name: 'Hannah Weiss',
    timeZone: 'Europe/Berlin',
    hustle: 'sells knitting patterns',
    posts: [
      'Write 25 saved replies and a help page',
      'German and Spanish support, three hours a week',
      'Cookie banner and analytics that agree',
    ],
  },
  {
    name: 'Marcus Bell',
    timeZone: 'America/Denver',
    hustle: 'teaches beekeeping to beginners',
    posts: ['Moderate a 900-member group', 'Weekly newsletter from my notes'],
  },
  {
    name: 'Aiko Tanaka',
    timeZone: 'Asia/Tokyo',
    hustle: 'teaches how to price handmade things',
    posts: ['Turn one talk into twelve short clips', 'Twelve-week cash forecast'],
  },
  {
    name: 'Sophie Laurent',
    timeZone: 'Europe/Paris',
    hustle: 'writes two blogs about slow travel',
    posts: ['Backups that I can really restore', 'Year-end folder for my accountant'],
  },
  {
    name: 'Grace Mwangi',
    timeZone: 'Africa/Nairobi',
    hustle: 'blogs about balcony gardens',
    posts: ['Refresh ten ageing posts', 'Monthly care for two small sites'],
  },
  {
    name: 'Ben Hartley',
    timeZone: 'Europe/London',
    hustle: 'sells ceramics in small numbers',
    posts: ['Thirty product descriptions, calm voice', 'Automate order-to-invoice-to-mail', 'Sort 240 receipts before tax season'],
  },
  {
    name: 'Elena Petrova',
    timeZone: 'America/Toronto',
    hustle: 'explains pensions to the self-employed',
    posts: ['Fact-check six finance posts', 'Answer 60 store reviews', 'Evidence for twelve card disputes'],
  },
];

/** Staff of the demo world. */
export const admins: readonly { readonly name: string; readonly about: string }[] = [
  { name: 'Ada Moreau', about: 'screens tasks and experts' },
  { name: 'Jonas Reuter', about: 'mediates disputes' },
  { name: 'Keiko Sato', about: 'decides disputes and reconciles' },
];
