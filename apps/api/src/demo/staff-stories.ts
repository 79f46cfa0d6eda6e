import type { Catalogue } from './catalogue.js';
import type { Brief } from './content/brief.js';
import { draft, post } from './task-stories.js';
import type { Stage } from './stage.js';

const doubtful: Brief = {
  title: 'Forty short reviews for my new store',
  skills: ['Review replies'],
  budget: [60, 90],
  currency: 'USD',
  days: 5,
  ai: 'allowed',
  text: 'I need paid reviews that look natural, spread over two weeks. More work later if it goes well.',
  checklist: ['40 reviews', 'Different names'],
};

const unfinished: Brief = {
  title: 'Rewrite my welcome mails',
  skills: ['Newsletters'],
  budget: [60, 120],
  currency: 'EUR',
  days: 10,
  ai: 'outlines',
  text: 'Five mails that new readers get in their first two weeks. Two of them are too long.',
  checklist: ['Five mails', 'Three subject lines each'],
};

/** What waits on the admins' desk, and what an owner has only begun. */
export function tellStaffWork(stage: Stage, catalogue: Catalogue): void {
  stage.agenda.story(stage.ago(0.2), async () => {
    await post(stage, catalogue, 'customer-service', doubtful, stage.person('Elena Petrova'));
  });
  stage.agenda.story(stage.ago(0.1), async () => {
    await draft(stage, catalogue, 'content-creation', unfinished, stage.person('Maya Lindqvist'));
  });
}
