import type { Brief } from './brief.js';

/** What experts write with a bid. Each speaks of the task's own points, since owners read past anything else. */
const openings: readonly ((brief: Brief) => string)[] = [
  (brief) => `I have done this kind of work for three shops this year. The point I would start with is “${brief.checklist[0]}”.`,
  () => 'Thank you for a brief that says what done looks like. I can begin tomorrow.',
  (brief) =>
    `Two questions before you decide: who else touches this during the ${brief.days} days, and may I ask you things in the evening?`,
  () => 'This fits exactly between two of my regular customers, so the price is fair and the days are honest.',
  (brief) => `I read the brief twice. “${brief.checklist.at(-1)}” is the part most people leave out; I would do it first.`,
  () => 'I work alone and answer within a day. My work samples show one job of the same size.',
];

const closings: readonly ((brief: Brief) => string)[] = [
  () => 'If something turns out bigger than it looks, I tell you before I go on.',
  (brief) => `You would see a first piece after ${Math.max(1, Math.round(brief.days / 3))} days, and can still change direction.`,
  () => 'Everything stays in files that you can open without me.',
  () => 'I note what I did, so that next time you need less of me.',
  (brief) => (brief.ai === 'none' ? 'All of it by hand, as you ask.' : 'I say where a tool helped me.'),
];

/** One message; `n` chooses the words, so that bids on one task differ. */
export function bidMessage(brief: Brief, n: number): string {
  const opening = openings[n % openings.length];
  const closing = closings[(n * 3 + brief.title.length) % closings.length];
  return `${opening?.(brief)} ${closing?.(brief)}`;
}

/** What is said in a thread before work begins; owner and expert in turns. */
export const smallTalk: readonly (readonly [owner: string, expert: string])[] = [
  ['Thank you for the bid. Could you start this week?', 'Yes, on Thursday. I need the exports on Wednesday evening.'],
  ['What would you leave out if the time runs short?', 'Nothing on the checklist. I would write the notes shorter.'],
  ['Have you worked with a shop of this size?', 'Two, both smaller than yours by half. The second sample shows one of them.'],
  ['Is your price good for the whole checklist?', 'It is. If something is unclear I ask before I count it.'],
];

export const counterNote = 'Would this do, if you get the exports sorted by month?';
export const counterBackNote = 'We meet in the middle, then I begin tomorrow.';
export const lastCounterNote = 'This is what I can spend. If it works for you, I would like it to be you.';
