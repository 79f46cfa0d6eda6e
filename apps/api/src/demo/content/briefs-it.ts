import type { Brief } from './brief.js';

/** What owners hand over in IT services. */
export const itBriefs: readonly Brief[] = [
  {
    title: 'Make my shop pass speed checks on phones',
    skills: ['Page speed', 'Shop theme fixes'],
    budget: [160, 300],
    currency: 'USD',
    days: 10,
    ai: 'allowed',
    text: `Product pages feel slow since the last theme. Fix causes, not scores.

Around 300 products, a theme with a page builder, four apps that put scripts everywhere. You may remove two of the apps if you tell me what I lose.`,
    checklist: ['Before and after on five pages', 'Change list', 'Steps to roll back'],
  },
  {
    title: 'Backups that I can really restore',
    skills: ['Backup and restore', 'Site care'],
    budget: [90, 160],
    currency: 'EUR',
    days: 6,
    ai: 'allowed',
    text: `I have a plugin but never tested it. Set daily backups for two blogs and prove one restore on a copy.

Both blogs run at the same small host. Backups should lie somewhere else. The guide is for me at two in the morning: short sentences, please.`,
    checklist: ['Schedule for both blogs', 'Proof of one restore', 'One-page guide'],
  },
  {
    title: 'Stop newsletters landing in spam',
    skills: ['Mail deliverability'],
    budget: [80, 150],
    currency: 'USD',
    days: 9,
    ai: 'allowed',
    text: `Domain records were done by guesswork. Set them right and warm up safely.

4,200 readers, one sending service, and an old one that may still be in the records. Opens fell by half in March. I do the domain panel myself while you watch, or you write me the exact lines.`,
    checklist: ['List of records with their purpose', 'Test report', 'Plan for three weeks of warm-up'],
  },
  {
    title: 'Sync supplier stock every hour',
    skills: ['Stock feeds', 'No-code automation'],
    budget: [180, 340],
    currency: 'USD',
    days: 14,
    ai: 'allowed',
    text: `We oversold twice. Pull supplier file, update shop, alert me below five.

The supplier puts a CSV on a server every 50 minutes, about 900 lines, sometimes empty by mistake: an empty file must never set everything to zero.`,
    checklist: ['Running job', 'Alert on errors and on low stock', 'Handover notes'],
  },
  {
    title: 'Cookie banner and analytics that agree',
    skills: ['Analytics and consent'],
    budget: [110, 190],
    currency: 'EUR',
    days: 8,
    ai: 'allowed',
    text: `Numbers halved after the banner. Keep consent lawful and events clean.

Readers are mostly in Germany and Austria. I do not need to know everything about them: visits, sources, sales and sign-ups are enough.`,
    checklist: ['Consent map: what loads when', 'Event list', 'Test on three browsers'],
  },
  {
    title: 'Automate order-to-invoice-to-mail',
    skills: ['No-code automation'],
    budget: [120, 220],
    currency: 'GBP',
    days: 9,
    ai: 'allowed',
    text: `Today I copy by hand. Use tools I already pay for.

About thirty orders a week, one invoice template, two languages. If a step fails I want to know within the hour and be able to send that one invoice by hand.`,
    checklist: ['Flow diagram', 'Live flow', 'Alert on failure'],
  },
  {
    title: 'Clean a hacked blog and lock it',
    skills: ['Malware clean-up', 'Site care'],
    budget: [150, 280],
    currency: 'USD',
    days: 4,
    ai: 'none',
    text: `Visitors on phones get strange redirects. Clean the files, patch what let it in and tell me how it happened.

The host gave me a list of suspicious files. There is a backup from before, perhaps. Please write down each change, I must tell my advertising partner what was done.`,
    checklist: ['Cleaned site', 'Note on the cause', 'Hardening list, done and to do'],
  },
  {
    title: 'Monthly care for two small sites',
    skills: ['Site care'],
    budget: [50, 90],
    currency: 'USD',
    days: 30,
    ai: 'allowed',
    text: `Two WordPress sites, low traffic. Apply updates safely, watch uptime, and use leftover time for one small fix I pick.

This task is the first month. Updates first on a copy, then live, never on a Friday afternoon. The first small fix: the search box finds nothing.`,
    checklist: ['Update log', 'Uptime figure', 'The small fix, done'],
  },
];
