import type { ExpertCast } from './experts.js';

/** What experts say of themselves and their samples. `n` is the expert's number, so that no two read alike. */
const customers: readonly string[] = [
  'a candle shop',
  'a two-person podcast',
  'a blog about old bicycles',
  'a seller of sewing patterns',
  'a course on house plants',
  'a small tea importer',
  'a newsletter for new parents',
  'a maker of board games',
  'a shop for climbing gear',
  'a template studio',
  'a guide to night trains',
];

const beginnings: readonly string[] = [
  'I work for small businesses that run beside a job: few hours, clear lists, no surprises.',
  'I did this in an office for nine years and now do it for people who have no office.',
  'Most of my customers come back every month, because they no longer think about it.',
  'I take two new customers at a time, so that each gets an answer on the same day.',
  'I ran a side business myself and know what a Sunday evening is worth.',
];

const endings: readonly string[] = [
  'I write down what I did, so that you can do it without me.',
  'You get a short note each time: what is done, what is open, what I would do next.',
  'If your list has a gap, I tell you before I begin.',
  'I would rather say no than be late.',
  'Ask me for the file of the last job; it shows more than I could tell.',
  'My prices are for the result, not for the hours.',
  'I keep your access no longer than the job takes.',
];

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

export const aboutOf = (cast: ExpertCast, n: number): string =>
  `${cast.headline}. ${pick(beginnings, n)} Last year I did it for ${pick(customers, n)} and ${pick(customers, n * 3 + 5)}. ${pick(endings, n)}`;

export const sampleTitle = (skill: string, n: number): string => `${skill} for ${pick(customers, n)}`;

const sampleAbouts: readonly string[] = [
  'Shown with the owner’s consent; names and figures are changed.',
  'The file is what the owner got, shortened to one page.',
  'Before and after, with the list that we had agreed on.',
];

export const sampleAbout = (n: number): string => pick(sampleAbouts, n);

export const sampleFile = (cast: ExpertCast, skill: string, n: number): string =>
  `# ${sampleTitle(skill, n)}\n\n${cast.headline}.\n\n1. The list that we agreed on\n2. The work, step by step\n3. What the owner does alone now\n`;

export const takenBackReason = 'Two owners told us that the work was handed on to somebody else. Write to us if that is not so.';
