import { type Actor, isAdmin, NotFound } from '@sidecrew/platform';
import type { Side } from './bid.events.js';
import { bidProcess, type BidState, type BidStep } from './bid.process.js';

interface Parties {
  readonly ownerId: string;
  readonly expertId: string;
}

/** Buttons as clients name them: each side's row of a counter-offer is one action. */
export type BidAction =
  | 'revise'
  | 'confirm'
  | 'withdraw'
  | 'shortlist'
  | 'unshortlist'
  | 'decline'
  | 'counter'
  | 'acceptCounter'
  | 'refuseCounter'
  | 'offer'
  | 'acceptOffer'
  | 'refuseOffer'
  | 'rescindOffer'
  | 'message';

const actionOf: Partial<Record<BidStep, BidAction>> = {
  revise: 'revise',
  confirm: 'confirm',
  shortlist: 'shortlist',
  unshortlist: 'unshortlist',
  counter: 'counter',
  counterBack: 'counter',
  acceptCounter: 'acceptCounter',
  acceptCounterBack: 'acceptCounter',
  refuseCounter: 'refuseCounter',
  refuseCounterBack: 'refuseCounter',
  offer: 'offer',
  rescindOffer: 'rescindOffer',
  acceptOffer: 'acceptOffer',
  refuseOffer: 'refuseOffer',
  decline: 'decline',
  withdraw: 'withdraw',
};

/** An owner may counter this often; each answer of the expert belongs to the owner's round. */
export const counterRounds = 3;

/** Bids are sealed: their expert, the task's owner and admins see them, for everyone else they do not exist. */
export const bidPolicy = {
  sideOf(actor: Actor, parties: Parties): Side | null {
    if (actor.id === parties.expertId) return 'expert';
    return actor.id === parties.ownerId ? 'owner' : null;
  },

  /** Answers the side that asks; whoever is none of the two learns nothing. */
  mustBeSide(actor: Actor, parties: Parties): Side {
    const side = bidPolicy.sideOf(actor, parties);
    if (!side) throw new NotFound('bid');
    return side;
  },

  mustBe(side: Side, actor: Actor, parties: Parties): void {
    if (bidPolicy.sideOf(actor, parties) !== side) throw new NotFound('bid');
  },

  mayRead: (actor: Actor, parties: Parties): boolean => bidPolicy.sideOf(actor, parties) !== null || isAdmin(actor),

  /** The table's rows for the viewer, less what the guards refuse. */
  possibleActions(
    actor: Actor | null,
    bid: Parties & {
      readonly state: BidState;
      readonly round: number;
      readonly taskIsOpen: boolean;
      readonly taskTakesBids: boolean;
      readonly seatIsFree: boolean;
    },
  ): BidAction[] {
    const side = actor && bidPolicy.sideOf(actor, bid);
    if (!side) return [];
    const refused = (action: BidAction): boolean =>
      (action === 'offer' && !(bid.taskIsOpen && bid.seatIsFree)) ||
      (action === 'counter' && (!bid.taskIsOpen || (side === 'owner' && bid.round >= counterRounds))) ||
      (action === 'acceptCounter' && !bid.taskIsOpen) ||
      (action === 'confirm' && !bid.taskTakesBids) ||
      (action === 'revise' && !bid.taskTakesBids);
    const actions = bidProcess.possible(bid.state, side).flatMap((step) => actionOf[step] ?? []);
    return [...actions.filter((action) => !refused(action)), 'message'];
  },
};
