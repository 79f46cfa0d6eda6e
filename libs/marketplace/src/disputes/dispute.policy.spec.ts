import { describe, expect, it } from '@jest/globals';
import { type DisputeFacts, possibleDisputeActions } from './dispute.policy.js';

const monday = new Date('2026-03-02T09:00:00Z');
const later = (hours: number) => new Date(monday.getTime() + hours * 3_600_000);

const facts = (changes: Partial<DisputeFacts>): DisputeFacts => ({
  state: 'opened',
  openedBy: 'owner',
  negotiatingSince: null,
  isFrozen: false,
  mediatorId: null,
  mediateUntil: null,
  standingOffers: [],
  proposalAcceptedBy: [],
  waivedBy: [],
  rulingAdmins: [],
  ...changes,
});

const olga = { id: 'olga', party: 'owner', isAdmin: false } as const;
const emil = { id: 'emil', party: 'expert', isAdmin: false } as const;
const ada = { id: 'ada', party: null, isAdmin: true } as const;
const ben = { id: 'ben', party: null, isAdmin: true } as const;
const stranger = { id: 'sam', party: null, isAdmin: false } as const;

describe('what each viewer may do in a dispute', () => {
  it('lets the opener withdraw and the other side answer', () => {
    expect(possibleDisputeActions(facts({}), olga, monday)).toEqual(['offerSplit', 'withdraw']);
    expect(possibleDisputeActions(facts({}), emil, monday)).toEqual(['answer', 'offerSplit']);
  });

  it('shows accepting only to whom something is offered', () => {
    const offered = facts({ standingOffers: ['owner'] });
    expect(possibleDisputeActions(offered, emil, monday)).toContain('acceptSplit');
    expect(possibleDisputeActions(offered, olga, monday)).not.toContain('acceptSplit');
  });

  it('opens mediation after 48 hours of negotiation', () => {
    const negotiating = facts({ state: 'negotiating', negotiatingSince: monday });
    expect(possibleDisputeActions(negotiating, emil, later(47))).not.toContain('askMediation');
    expect(possibleDisputeActions(negotiating, emil, later(48))).toContain('askMediation');
  });

  it('lets the mediator propose, and another admin take over only when time is up', () => {
    const mediated = facts({ state: 'mediation', mediatorId: 'ada', mediateUntil: later(72) });
    expect(possibleDisputeActions(mediated, ada, monday)).toEqual(['propose']);
    expect(possibleDisputeActions(mediated, ben, monday)).toEqual([]);
    expect(possibleDisputeActions(mediated, ben, later(72))).toEqual(['assign']);
  });

  it('keeps the proposing admin from deciding', () => {
    const rejected = facts({ state: 'review', mediatorId: 'ada', rulingAdmins: ['ada'] });
    expect(possibleDisputeActions(rejected, ada, monday)).toEqual([]);
    expect(possibleDisputeActions(rejected, ben, monday)).toEqual(['decide']);
  });

  it('asks each side once for its yes', () => {
    const half = facts({ state: 'proposed', proposalAcceptedBy: ['owner'] });
    expect(possibleDisputeActions(half, olga, monday)).toEqual(['offerSplit']);
    expect(possibleDisputeActions(half, emil, monday)).toEqual(['offerSplit', 'acceptProposal', 'rejectProposal']);
  });

  it("gives an admin who is a party only the party's say, and a stranger none", () => {
    const mediation = facts({ state: 'mediation' });
    expect(possibleDisputeActions(mediation, { ...olga, isAdmin: true }, monday)).toEqual(['offerSplit', 'withdraw']);
    expect(possibleDisputeActions(mediation, stranger, monday)).toEqual([]);
  });
});
