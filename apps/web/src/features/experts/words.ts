export const experts = {
  title: 'Find experts',
  description: 'Checked experts for bookkeeping, content, site care and customer service, with work samples and on-time rates.',
  lead: 'Each was checked by a person in the fields that carry the mark, with at least one work sample.',
  show: 'Show experts',
  emptyTitle: 'Nobody matches these filters yet.',
  clear: 'Clear all filters',
} as const;

export const expert = {
  about: 'About',
  samples: 'Work samples',
  noSamples: 'No work samples yet.',
  vettedIn: 'Checked in',
  onTime: 'Delivered on time',
  noOnTime: 'No deliveries yet',
  released: 'Milestones paid',
  languages: 'Languages',
  country: 'Country',
  time: 'Time there',
  since: 'Here since',
  hourly: 'Guide price per hour',
  invite: 'Describe a task',
  skills: 'Skills',
} as const;
