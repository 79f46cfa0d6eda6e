import type { CommandName } from '../commands.js';

/** Where a milestone's row may stand (product §3.4, written down a second time, so that the two can disagree). */
const places = {
  before: ['planned', 'funding'],
  held: ['funded', 'submitted', 'changes_requested', 'refund_requested', 'approved', 'approved_blocked', 'disputed', 'frozen'],
  moving: ['releasing', 'refunding', 'refunding_blocked'],
  over: ['released', 'part_refunded', 'refunded', 'settled', 'charged_back', 'dropped', 'divided'],
} as const;

export type Place = (typeof places)[keyof typeof places][number];

export const isBefore = (place: Place): boolean => (places.before as readonly Place[]).includes(place);

/** Who moves a row: an accepted act, what the bank or the payment partner did, or the clock when time passed. */
export type Mover = CommandName | 'partner' | 'clock';

interface Arrow {
  readonly by: readonly Mover[];
  readonly from: readonly Place[];
  readonly to: readonly Place[];
}

const working: readonly Place[] = ['funded', 'changes_requested'];
const beforeApproval: readonly Place[] = ['funded', 'submitted', 'changes_requested', 'refund_requested'];

const arrows: readonly Arrow[] = [
  { by: ['fund', 'chargeCard'], from: ['planned'], to: ['funding'] },
  { by: ['leave', 'clock', 'partner'], from: ['funding'], to: ['planned'] },
  { by: ['partner', 'confirm'], from: ['funding'], to: ['funded'] },
  { by: ['submit'], from: working, to: ['submitted'] },
  { by: ['approve'], from: ['submitted'], to: ['approved'] },
  // A part divides the row: the part is approved, the rest waits for work or is asked back.
  { by: ['approvePart'], from: ['submitted'], to: ['divided', 'approved', 'funded', 'refund_requested'] },
  { by: ['clock'], from: ['submitted'], to: ['approved'] },
  { by: ['requestChanges'], from: ['submitted'], to: ['changes_requested'] },
  { by: ['askRefund'], from: working, to: ['refund_requested'] },
  { by: ['withdrawRefundRequest'], from: ['refund_requested'], to: working },
  { by: ['clock'], from: ['refund_requested'], to: ['refunding'] },
  { by: ['giveRefund'], from: [...beforeApproval, 'approved_blocked'], to: ['refunding'] },
  { by: ['givePart'], from: [...beforeApproval, 'approved_blocked'], to: ['divided', 'refunding'] },
  { by: ['cancelLate'], from: ['funded'], to: ['refunding'] },
  { by: ['dispute'], from: [...beforeApproval, 'approved'], to: ['disputed'] },
  { by: ['argue'], from: ['disputed'], to: [...beforeApproval, 'approved'] },
  { by: ['clock'], from: ['approved'], to: ['releasing', 'approved_blocked'] },
  { by: ['clock', 'partner', 'retry'], from: ['approved_blocked'], to: ['releasing'] },
  // The longest hold ends: delivered work is paid, all else goes back.
  { by: ['clock'], from: ['submitted', 'approved', 'approved_blocked'], to: ['releasing'] },
  { by: ['clock'], from: [...beforeApproval, 'approved', 'approved_blocked'], to: ['refunding'] },
  { by: ['partner'], from: ['releasing'], to: ['released', 'approved_blocked'] },
  { by: ['partner'], from: ['refunding'], to: ['refunded', 'refunding_blocked'] },
  { by: ['partner'], from: ['refunded', 'part_refunded'], to: ['refunding_blocked'] },
  // After the release: what nobody sent stays released.
  { by: ['refundReleased'], from: ['released', 'part_refunded'], to: ['refunding'] },
  { by: ['partner'], from: ['refunding', 'refunding_blocked'], to: ['released', 'part_refunded'] },
  { by: ['retry'], from: ['refunding_blocked'], to: ['refunding'] },
  { by: ['payByHand', 'staffConfirms'], from: ['refunding_blocked'], to: ['refunded', 'part_refunded'] },
  { by: ['partner'], from: ['disputed'], to: ['settled'] },
  { by: ['partner'], from: places.held.filter((place) => place !== 'frozen'), to: ['frozen'] },
  { by: ['partner', 'liftFreeze'], from: ['frozen'], to: places.held.filter((place) => place !== 'frozen') },
  // Also a refund that was promised: the bank has paid it.
  { by: ['partner'], from: ['frozen', 'refunding', 'refunding_blocked'], to: ['charged_back'] },
  // A bank that took a part alone cuts what is held.
  { by: ['partner'], from: ['frozen', 'refunding_blocked'], to: ['divided'] },
];

/** Whether somebody of these movers can do this from here at all: what people may ask for and must not be refused. */
export const allows = (by: Mover, from: Place): boolean => arrows.some((arrow) => arrow.by.includes(by) && arrow.from.includes(from));

/** Every place that a row can be in after these movers had their turns, in any order. */
export function reachable(from: Place, movers: ReadonlySet<Mover>): ReadonlySet<Place> {
  const found = new Set<Place>([from]);
  for (const place of found) {
    for (const arrow of arrows) {
      if (arrow.from.includes(place) && arrow.by.some((mover) => movers.has(mover))) for (const to of arrow.to) found.add(to);
    }
  }
  return found;
}
