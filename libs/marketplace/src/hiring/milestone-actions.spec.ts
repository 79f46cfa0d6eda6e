import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '@sidecrew/platform';
import type { ContractRow, MilestoneJson } from './contract-rows.js';
import { milestoneActionsFor } from './milestone-actions.js';

const someone = (id: string, ...roles: Role[]): Actor => ({ id, roles: new Set(roles), sessionId: null, provedAt: null });
const olga = someone('olga', 'owner');
const emil = someone('emil', 'expert');
const ada = someone('ada', 'admin');
const ines = someone('ines', 'expert');
const now = new Date('2026-03-10T12:00:00Z');

const milestone: MilestoneJson = {
  id: 'm',
  parentId: null,
  n: 1,
  title: 'All of it',
  amountMinor: '12000',
  days: 10,
  state: 'planned',
  dueAt: '2026-03-20T12:00:00Z',
  fundedAt: null,
  endedAt: null,
  autoApproved: false,
  changeRounds: 0,
  reviewExtended: false,
  blockedBecause: null,
  adminReviews: false,
  partAccepted: false,
  expertFeeMinor: null,
  ownerFeeMinor: null,
  position: { price: '12000', funded: '0', held: '0', inFlight: '0', released: '0', refunded: '0', chargedBack: '0' },
  release: null,
  frozenBecause: [],
  bank: null,
  deadlines: [],
  charge: null,
};
const contract = { ownerId: 'olga', expertId: 'emil', state: 'active' } as ContractRow;
const actions = (actor: Actor, changes: Partial<MilestoneJson>, of: ContractRow = contract) =>
  milestoneActionsFor(actor, of, { ...milestone, ...changes }, now);

describe('the buttons of a milestone', () => {
  it('let Olga fund what is planned, while the contract goes on', () => {
    expect(actions(olga, {})).toEqual(['fund']);
    expect(actions(olga, {}, { ...contract, state: 'ending' })).toEqual([]);
    expect(actions(emil, {})).toEqual([]);
  });

  it('let Olga leave a payment page, and pay otherwise where her card is declined or her bank wants her', () => {
    const byCard = (state: 'charging' | 'declined' | 'asked_back') =>
      actions(olga, { state: 'funding', charge: { state, brand: 'visa', last4: '0341', code: null, retryAt: null } });
    expect(actions(olga, { state: 'funding' })).toEqual(['leaveFunding']);
    expect(byCard('charging')).toEqual(['leaveFunding']);
    expect(byCard('declined')).toEqual(['leaveFunding', 'payOtherwise']);
    expect(byCard('asked_back')).toEqual(['leaveFunding', 'payOtherwise']);
  });

  it('let Emil deliver and Olga ask her money back once it is funded', () => {
    expect(actions(emil, { state: 'funded' })).toEqual(['dispute', 'giveRefund', 'submit']);
    expect(actions(olga, { state: 'funded' })).toEqual(['askRefund', 'dispute']);
  });

  it('let Olga cancel work that is more than a day late', () => {
    expect(actions(olga, { state: 'funded', dueAt: '2026-03-09T11:59:00Z' })).toContain('cancelLate');
    expect(actions(olga, { state: 'funded', dueAt: '2026-03-09T12:01:00Z' })).not.toContain('cancelLate');
  });

  it('let Olga review, with two rounds of changes and one extension', () => {
    expect(actions(olga, { state: 'submitted' })).toEqual(['approve', 'dispute', 'extend', 'requestChanges']);
    expect(actions(olga, { state: 'submitted', changeRounds: 2, reviewExtended: true })).toEqual(['approve', 'dispute']);
  });

  it('let Ada review only once the review fell to her', () => {
    expect(actions(ada, { state: 'submitted' })).toEqual([]);
    expect(actions(ada, { state: 'submitted', adminReviews: true })).toEqual(['approve', 'requestChanges']);
  });

  it('let both object to an approval by silence, not to one by hand', () => {
    expect(actions(olga, { state: 'approved', autoApproved: true })).toEqual(['dispute']);
    expect(actions(olga, { state: 'approved' })).toEqual([]);
  });

  it('let Emil give released money back for 180 days, unless a bank holds it', () => {
    const release = { at: '2025-09-11T12:00:00Z', keptMinor: '12000', keptExpertFeeMinor: '960', keptOwnerFeeMinor: '480' };
    for (const state of ['released', 'part_refunded'] as const) expect(actions(emil, { state, release })).toEqual(['refundReleased']);
    expect(actions(emil, { state: 'released', release: { ...release, at: '2025-09-11T11:59:59Z' } })).toEqual([]);
    expect(actions(emil, { state: 'released', release, frozenBecause: ['inquiry'] })).toEqual(['refundReleased']);
    expect(actions(emil, { state: 'released', release, frozenBecause: ['chargeback'] })).toEqual([]);
    const bank = {
      id: 'du_1',
      kind: 'chargeback',
      openedAt: '2026-01-01T00:00:00Z',
      dueAt: null,
      answeredAt: null,
      closedAt: null,
      isOwed: false,
    } as const;
    expect(actions(emil, { state: 'released', release, bank: { ...bank, outcome: 'won' } })).toEqual(['refundReleased']);
    expect(actions(emil, { state: 'released', release, bank: { ...bank, outcome: 'lost' } })).toEqual([]);
    expect(actions(olga, { state: 'released', release })).toEqual([]);
  });

  it('show nothing to anyone else', () => {
    expect(actions(ines, { state: 'submitted' })).toEqual([]);
  });
});
