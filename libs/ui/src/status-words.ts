import type { IconName } from './icon-paths';

export type Tone = 'neutral' | 'info' | 'held' | 'good' | 'returned' | 'bad';

interface Pill {
  word: string;
  tone: Tone;
  icon: IconName;
}

const pill = (tone: Tone, icon: IconName, word: string): Pill => ({ tone, icon, word });

/** Every state that a person may meet, in the words and tones of the UX guide (§5). */
export const pills: Readonly<Record<string, Pill>> = {
  draft: pill('neutral', 'draft', 'Draft'),
  planned: pill('neutral', 'calendar', 'Planned'),
  paused: pill('neutral', 'pause', 'Paused'),
  ending: pill('neutral', 'flag', 'Ending'),
  closed: pill('neutral', 'ban', 'Closed'),
  cancelled: pill('neutral', 'ban', 'Cancelled'),
  canceled: pill('neutral', 'ban', 'Cancelled'),
  lapsed: pill('neutral', 'clock', 'Lapsed'),
  withdrawn: pill('neutral', 'arrowLeft', 'Withdrawn'),
  declined: pill('neutral', 'ban', 'Declined'),
  refused: pill('neutral', 'ban', 'Refused'),
  not_selected: pill('neutral', 'minus', 'Not selected'),
  stale: pill('neutral', 'refresh', 'Stale'),
  expired: pill('neutral', 'clock', 'Expired'),
  dropped: pill('neutral', 'minus', 'Dropped'),
  void: pill('neutral', 'minus', 'Void'),
  asked: pill('held', 'clock', 'Needs a second admin'),
  moving: pill('info', 'send', 'On its way'),
  screening: pill('info', 'search', 'Screening'),
  open: pill('info', 'inbox', 'Open'),
  opened: pill('info', 'inbox', 'Opened'),
  negotiating: pill('info', 'message', 'Negotiating'),
  mediation: pill('info', 'scales', 'In mediation'),
  proposed: pill('info', 'scales', 'Split proposed'),
  review: pill('info', 'scales', 'Second look'),
  appealed: pill('info', 'scales', 'Appealed'),
  countered: pill('info', 'returned', 'Countered'),
  countered_o: pill('info', 'returned', 'Countered by owner'),
  countered_e: pill('info', 'returned', 'Countered by expert'),
  countered_by_owner: pill('info', 'returned', 'Countered by owner'),
  countered_by_expert: pill('info', 'returned', 'Countered by expert'),
  agreed: pill('info', 'check', 'Agreed'),
  offered: pill('info', 'send', 'Offered'),
  submitted: pill('info', 'send', 'Submitted'),
  shortlisted: pill('info', 'star', 'Shortlisted'),
  funding: pill('info', 'card', 'Confirming payment'),
  paying: pill('info', 'card', 'Payment page open'),
  processing: pill('info', 'refresh', 'Processing'),
  pending: pill('info', 'refresh', 'Processing'),
  releasing: pill('info', 'arrowRight', 'On its way'),
  in_transit: pill('info', 'arrowRight', 'On its way'),
  executing: pill('info', 'arrowRight', 'On its way'),
  refunding: pill('info', 'returned', 'Refund on its way'),
  held: pill('held', 'lock', 'Held'),
  awaiting_funding: pill('held', 'card', 'Awaiting payment'),
  waiting: pill('held', 'clock', 'Waiting'),
  review_due: pill('held', 'clock', 'Review due'),
  changes_requested: pill('held', 'refresh', 'Changes requested'),
  active: pill('good', 'check', 'Active'),
  funded: pill('good', 'lock', 'Funded'),
  awarded: pill('good', 'check', 'Awarded'),
  won: pill('good', 'check', 'Won'),
  approved: pill('good', 'checkCircle', 'Approved'),
  vetted: pill('good', 'shield', 'Vetted'),
  requested: pill('info', 'clock', 'Asked for'),
  needs_answer: pill('bad', 'clock', 'Needs our answer'),
  under_review: pill('info', 'clock', 'With the bank'),
  taken_back: pill('neutral', 'ban', 'Taken back'),
  approved_blocked: pill('bad', 'ban', 'Blocked'),
  refunding_blocked: pill('bad', 'ban', 'Refund blocked'),
  released: pill('good', 'checkCircle', 'Released'),
  paid: pill('good', 'checkCircle', 'Paid'),
  succeeded: pill('good', 'checkCircle', 'Paid'),
  passed_on: pill('good', 'checkCircle', 'Passed on'),
  completed: pill('good', 'checkCircle', 'Completed'),
  done: pill('good', 'checkCircle', 'Done'),
  refund_requested: pill('returned', 'returned', 'Refund requested'),
  refunded: pill('returned', 'returned', 'Refunded'),
  part_refunded: pill('returned', 'returned', 'Part refunded'),
  returned: pill('returned', 'returned', 'Returned'),
  settled: pill('returned', 'scales', 'Settled'),
  decided: pill('returned', 'scales', 'Decided'),
  failed: pill('bad', 'alert', 'Failed'),
  blocked: pill('bad', 'ban', 'Blocked'),
  on_hold: pill('bad', 'pause', 'On hold'),
  disputed: pill('bad', 'scales', 'Disputed'),
  frozen: pill('bad', 'lock', 'Frozen'),
  charged_back: pill('bad', 'returned', 'Charged back'),
  rejected: pill('bad', 'ban', 'Rejected'),
  removed: pill('bad', 'ban', 'Removed'),
  suspended: pill('bad', 'pause', 'Suspended'),
  good: pill('good', 'check', 'Covered'),
  low: pill('held', 'alert', 'Low'),
  short: pill('bad', 'alert', 'Short'),
};

/** The pill of a state; one that this client does not know yet still shows its own name. */
export function pillFor(state: string): Pill {
  const key = state.toLowerCase();
  const word = key.replaceAll('_', ' ');
  return pills[key] ?? pill('neutral', 'info', word.charAt(0).toUpperCase() + word.slice(1));
}
