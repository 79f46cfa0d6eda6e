import { type Actor, later, NotFound } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { contractPolicy, type Party } from '../hiring/contract.policy.js';
import { launchTimers } from '../timers.js';
import { type DisputeState, disputeProcess } from './dispute.process.js';
import { ConflictOfInterest } from './dispute.refusals.js';

type Parties = Pick<Contract, 'ownerId' | 'expertId'>;

export const otherParty = (party: Party): Party => (party === 'owner' ? 'expert' : 'owner');

/** Parties act on their own dispute; admins on those of others. */
export const disputePolicy = {
  /** Answers as which party the actor speaks. Whoever is none learns nothing. */
  mustBeParty(actor: Actor, contract: Parties): Party {
    const party = contractPolicy.partyOf(actor, contract);
    if (!party) throw new NotFound('dispute');
    return party;
  },

  mustBeNeutralAdmin(actor: Actor, contract: Parties): void {
    if (!contractPolicy.mayRead(actor, contract)) throw new NotFound('dispute');
    if (contractPolicy.partyOf(actor, contract)) {
      if (actor.roles.has('admin')) throw new ConflictOfInterest();
      throw new NotFound('dispute');
    }
  },
};

export const disputeActions = [
  'answer',
  'offerSplit',
  'acceptSplit',
  'withdraw',
  'askMediation',
  'assign',
  'propose',
  'acceptProposal',
  'rejectProposal',
  'decide',
  'waiveAppeal',
] as const;
export type DisputeAction = (typeof disputeActions)[number];

/** What the guards look at, beside the state. */
export interface DisputeFacts {
  readonly state: DisputeState;
  readonly openedBy: Party;
  readonly negotiatingSince: Date | null;
  /** The bank holds the money still: nothing can go on where it stood. */
  readonly isFrozen: boolean;
  readonly mediatorId: string | null;
  /** When the mediator's time is over; null when it is. */
  readonly mediateUntil: Date | null;
  readonly standingOffers: readonly Party[];
  readonly proposalAcceptedBy: readonly Party[];
  readonly waivedBy: readonly Party[];
  readonly rulingAdmins: readonly string[];
}

export interface DisputeViewer {
  readonly id: string;
  readonly party: Party | null;
  readonly isAdmin: boolean;
}

/** When either side may ask for mediation before the negotiation ends by itself. */
export const mediationFrom = (negotiatingSince: Date): Date => later(negotiatingSince, launchTimers.NEGOTIATE_LEAST);

/** The buttons: the process table for the viewer's role, less what a guard would refuse. */
export function possibleDisputeActions(facts: DisputeFacts, viewer: DisputeViewer, now: Date): DisputeAction[] {
  const role = viewer.party ?? (viewer.isAdmin ? 'admin' : null);
  if (!role) return [];
  const passes = viewer.party ? partyGuards(facts, viewer.party, now) : adminGuards(facts, viewer.id, now);
  const inTable = new Set<string>(disputeProcess.possible(facts.state, role));
  return disputeActions.filter((action) => inTable.has(action) && (passes[action] ?? true));
}

type Guards = Partial<Record<DisputeAction, boolean>>;

const partyGuards = (facts: DisputeFacts, party: Party, now: Date): Guards => ({
  answer: facts.openedBy !== party,
  withdraw: facts.openedBy === party && !facts.isFrozen,
  acceptSplit: facts.standingOffers.includes(otherParty(party)),
  askMediation: facts.negotiatingSince !== null && mediationFrom(facts.negotiatingSince) <= now,
  acceptProposal: !facts.proposalAcceptedBy.includes(party),
  rejectProposal: !facts.proposalAcceptedBy.includes(party),
  waiveAppeal: !facts.waivedBy.includes(party),
});

const adminGuards = (facts: DisputeFacts, adminId: string, now: Date): Guards => ({
  assign: facts.mediatorId === null || (facts.mediatorId !== adminId && mediatorIsLate(facts.mediateUntil, now)),
  propose: facts.mediatorId === adminId,
  decide: facts.mediatorId !== adminId && !facts.rulingAdmins.includes(adminId),
});

export const mediatorIsLate = (mediateUntil: Date | null, now: Date): boolean => mediateUntil === null || mediateUntil <= now;
