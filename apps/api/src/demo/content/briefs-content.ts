import type { Brief } from './brief.js';

/** What owners hand over in content creation. */
export const contentBriefs: readonly Brief[] = [
  {
    title: 'Four buying guides for a camping blog',
    skills: ['Search articles', 'Content briefs'],
    budget: [300, 520],
    currency: 'USD',
    days: 21,
    ai: 'outlines',
    text: `Each compares five products for first-time campers. First-hand tone, no invented tests. AI only for outlines.

Topics: small tents, sleeping mats, stoves, head torches. If you have not used a thing, say what owners report and where you read it. I would rather publish three honest guides than four smooth ones.`,
    checklist: ['Four guides of about 1,400 words each', 'Sources for every claim', 'Images with rights noted', 'Uploaded as drafts'],
  },
  {
    title: 'Refresh ten ageing posts',
    skills: ['Search articles', 'Fact-checking'],
    budget: [150, 260],
    currency: 'USD',
    days: 12,
    ai: 'outlines',
    text: `Traffic slid this year. Update facts, tighten intros, fix internal links.

The ten posts are about balcony gardening and between two and five years old. Keep the voice, it is my grandmother's. Do not add words for the sake of length.`,
    checklist: ['Change log per post', 'Titles before and after', 'List of posts submitted again to search'],
  },
  {
    title: 'Thirty product descriptions, calm voice',
    skills: ['Product descriptions'],
    budget: [120, 200],
    currency: 'GBP',
    days: 8,
    ai: 'outlines',
    text: `Home goods from supplier sheets full of clichés. Keep them honest about size and material.

No "must-have", no "elevate". Say what it is made of, how big it is, how to clean it, and for whom it is not. Two finished samples of my own are in the folder.`,
    checklist: ['30 texts of about 90 words', 'Size line in both units', 'Import file for the shop'],
  },
  {
    title: 'Weekly newsletter from my notes',
    skills: ['Newsletters'],
    budget: [45, 80],
    currency: 'USD',
    days: 5,
    ai: 'outlines',
    text: `I record voice notes on the train. You return a finished issue every Thursday, in my voice, with three subject lines.

This task is one issue, as a trial. About nine minutes of notes, rough but cheerful. Readers answer me because it sounds like me; please read the last three issues first.`,
    checklist: ['Three subject lines', 'About 450 words', 'Scheduled as a draft'],
  },
  {
    title: 'Turn one talk into twelve short clips',
    skills: ['Short video editing', 'Thumbnails'],
    budget: [140, 230],
    currency: 'USD',
    days: 10,
    ai: 'allowed',
    text: `48-minute recording. Find moments that stand alone, add captions.

The talk is about pricing handmade things. Sound is good, one camera. No jump cuts every second: people who make pottery should feel at home.`,
    checklist: ['12 clips in 9:16', 'Caption files', 'Sheet with titles and first lines'],
  },
  {
    title: 'Lead magnet: two-week meal planner',
    skills: ['Lead-magnet layout'],
    budget: [130, 220],
    currency: 'EUR',
    days: 10,
    ai: 'allowed',
    text: `I have forty recipes and a list of 600 readers. Lay out a printable and a phone version people will keep.

Families with little time. It has to look good on a fridge in black and white. Recipes are typed and proofread already.`,
    checklist: ['Editable file', 'Accessible PDF', 'Two covers to choose from'],
  },
  {
    title: 'Forty pins for twenty posts',
    skills: ['Pin design'],
    budget: [70, 130],
    currency: 'USD',
    days: 7,
    ai: 'allowed',
    text: `Old posts still earn from visual search. Make two looks per post within my palette and write searchable titles.

Palette, fonts and photos are ready. One look calm, one bold. Words must stay readable on a small phone.`,
    checklist: ['40 images', 'Titles and alt texts', 'Schedule sheet for six weeks'],
  },
  {
    title: 'Fact-check six finance posts',
    skills: ['Fact-checking'],
    budget: [110, 190],
    currency: 'USD',
    days: 9,
    ai: 'none',
    text: `These posts rank, so errors hurt. Check every number and date, cite a source, and mark what needs a licensed professional.

Topics are pensions for the self-employed and savings rates. Prefer primary sources. Where a rule changed this year, tell me what the text said and what is true now.`,
    checklist: ['Comment file', 'Source per claim', 'Corrected text, changes visible'],
  },
];
