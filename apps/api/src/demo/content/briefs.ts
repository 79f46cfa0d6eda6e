import { accountingBriefs } from './briefs-accounting.js';
import { contentBriefs } from './briefs-content.js';
import { itBriefs } from './briefs-it.js';
import { serviceBriefs } from './briefs-service.js';
import type { Brief } from './brief.js';

/** All briefs by the slug of their category. */
export const briefs: Readonly<Record<string, readonly Brief[]>> = {
  accounting: accountingBriefs,
  'content-creation': contentBriefs,
  'it-services': itBriefs,
  'customer-service': serviceBriefs,
};
