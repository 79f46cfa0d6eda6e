import type { Brief } from './brief.js';

/** What owners hand over in customer service. */
export const serviceBriefs: readonly Brief[] = [
  {
    title: 'Weekday inbox for a dropshipping shop',
    skills: ['Inbox triage', 'Order tracking replies'],
    budget: [260, 420],
    currency: 'USD',
    days: 30,
    ai: 'outlines',
    text: `About ten mails a day, mostly "where is my parcel". Answer within 12 h, refund up to $15 alone.

This is the first month. I wrote down how I answer the twelve usual questions. Anything with the word lawyer or allergy comes to me at once.`,
    checklist: ['Daily count', 'List of escalations', 'Weekly top five causes'],
  },
  {
    title: 'Write 25 saved replies and a help page',
    skills: ['Macro writing'],
    budget: [110, 190],
    currency: 'USD',
    days: 10,
    ai: 'outlines',
    text: `I answer the same things every day. Read 200 old tickets and write replies in plain, friendly English that I can edit.

We sell knitting patterns as downloads, so most questions are about files and sizes. No exclamation marks, no "rest assured".`,
    checklist: ['25 saved replies', '12 help articles', 'Tag list'],
  },
  {
    title: 'Handle returns for one busy month',
    skills: ['Returns handling'],
    budget: [140, 240],
    currency: 'USD',
    days: 30,
    ai: 'allowed',
    text: `December doubles my returns. Follow my policy, log every case, and suggest one rule worth changing.

About ninety cases. You see orders and labels, I keep the payments: you prepare each refund, I press the button twice a day.`,
    checklist: ['Case log', 'Refunds matched to cases', 'One suggestion with its figure'],
  },
  {
    title: 'Answer 60 store reviews',
    skills: ['Review replies'],
    budget: [60, 110],
    currency: 'USD',
    days: 7,
    ai: 'none',
    text: `Most are two years old and unanswered. Reply in public without excuses and offer a fix where it is fair.

Forty are kind, twenty are not. Please never argue, never copy a sentence twice, and tell me which three complaints keep coming back.`,
    checklist: ['60 replies', 'Tally of issues', 'List of people to follow up with'],
  },
  {
    title: 'Evidence for twelve card disputes',
    skills: ['Dispute evidence'],
    budget: [90, 170],
    currency: 'USD',
    days: 6,
    ai: 'allowed',
    text: `Banks want proof and I keep missing dates. Pull tracking, chats and policy into tidy packs before each deadline.

The first deadline is in five days, the last in three weeks. If a case cannot be won, say so and do not spend time on it.`,
    checklist: ['12 packs, one file each', 'Sheet of deadlines', 'Log of wins and losses'],
  },
  {
    title: 'German and Spanish support, three hours a week',
    skills: ['Multilingual support'],
    budget: [180, 320],
    currency: 'EUR',
    days: 30,
    ai: 'outlines',
    text: `A fifth of my buyers write in German or Spanish. Keep the tone of the English replies; I supply a glossary and access to the help desk.

The first month, three hours a week on Tuesday and Friday. Translate meaning, not words. Ask me rather than guess about materials.`,
    checklist: ['Hours with what was done in them', 'Additions to the glossary', 'Satisfaction figure of the month'],
  },
  {
    title: 'Weekend chat for launch',
    skills: ['Live chat'],
    budget: [80, 150],
    currency: 'GBP',
    days: 9,
    ai: 'none',
    text: `My template bundle launches on a Saturday. Answer pre-sale questions for two days and note what stops people buying.

Ten to six on both days, London time. I am reachable all weekend. You get the bundle a week ahead so that you know it better than I do.`,
    checklist: ['Log of the hours covered', 'List of objections in buyers’ words', 'File of people to write to'],
  },
  {
    title: 'Moderate a 900-member group',
    skills: ['Community moderation'],
    budget: [70, 130],
    currency: 'USD',
    days: 30,
    ai: 'outlines',
    text: `The group is friendly but spam creeps in. Approve posts daily, welcome newcomers, and start three useful threads a month.

Members are beekeepers in their first year. The rules fit on one screen. When in doubt leave it and ask me: I would rather keep a clumsy post than lose a member.`,
    checklist: ['Daily check, logged', 'Log of removals with reasons', 'Three good threads'],
  },
];
