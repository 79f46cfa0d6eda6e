import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ProposalNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { accepts, answers, does, idOf, offers, opens, rejects, room, rules, type ShownDispute } from '../setup/disputes.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { canReceive, partnerSays } from '../setup/money.js';
import { type Member, type Persona, setsUpSecondFactor } from '../setup/people.js';
import { contractSeenBy } from '../setup/given-a-contract.js';

let world: RunningApp;
let contract: FundedContract;
let [ada, ben]: Member[] = [];
/** Whom the notice of a proposal reached; the port is the edge of this step. */
let told = { owner: true, expert: true };

const benBakker: Persona = { name: 'Ben Bakker', email: 'ben@staff.example', owner: true, expert: false };
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ProposalNoticesPort), 'notified').mockImplementation(async () => told);
  ada = await world.agentFor('ada');
  ben = await world.agentFor(benBakker);
  await world.sql(`update users set is_admin = true where id = $1`, [ben.id]);
  await setsUpSecondFactor(ben);
  await canReceive(world, await world.agentFor('emil'));
});
afterAll(() => world.close());
beforeEach(async () => {
  told = { owner: true, expert: true };
  contract = await givenAFundedContract(world);
});

const admin = (member: Member | undefined): Member => member ?? contract.olga;
const facts = async (type: string) =>
  (
    await world.sql<{ payload: Record<string, unknown> }>(
      `select payload from outbox_events where type = $1 and payload ->> 'contractId' = $2 order by id`,
      [type, contract.contractId],
    )
  ).map(({ payload }) => payload);
/** Opened by Olga, answered by Emil. */
async function negotiated(): Promise<string> {
  const id = idOf(await opens(contract));
  idOf(await answers(id, contract.emil));
  return id;
}
/** In Ada's hands. */
async function mediated(): Promise<string> {
  const id = await negotiated();
  await world.clock.passes(hours(49));
  idOf(await does('askMediation', id, contract.emil));
  idOf(await does('assignDispute', id, admin(ada)));
  return id;
}
async function proposed(owner = 4_000, expert = 6_000): Promise<string> {
  const id = await mediated();
  idOf(await rules('proposeSplit', contract, id, admin(ada), owner, expert));
  return id;
}
async function rejected(): Promise<string> {
  const id = await proposed();
  idOf(await rejects(id, contract.emil));
  return id;
}
/** Stripe confirms a leg. */
async function arrives(leg: 'release' | 'refund'): Promise<void> {
  await partnerSays(world, contract.milestoneId, leg === 'release' ? 'transferSettled' : 'refundSettled');
  await world.worker.drain();
}

describe('mediation', () => {
  it('can be asked for after 48 hours, or comes by itself after five days', async () => {
    const id = await negotiated();
    expect(await does('askMediation', id, contract.emil)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await world.clock.passes(hours(48));
    expect(await does('askMediation', id, contract.emil)).toMatchObject({ state: 'mediation' });
    contract = await givenAFundedContract(world);
    const other = await negotiated();
    await world.clock.passes(days(5) + hours(1));
    expect(await room(other, contract.olga)).toMatchObject({ state: 'mediation' });
  });

  it('belongs to one admin, who is no party', async () => {
    const id = await mediated();
    expect(await room(id, admin(ada))).toMatchObject({ mediator: { name: 'Ada Moreau' }, possibleActions: ['propose'] });
    expect(await does('assignDispute', id, admin(ben))).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await rules('proposeSplit', contract, id, admin(ben), 5_000, 5_000)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await world.clock.passes(days(6));
    expect((await facts('DisputeOverdue')).length).toBeGreaterThan(0);
    expect(await does('assignDispute', id, admin(ben))).toMatchObject({ mediator: { name: 'Ben Bakker' } });
    expect(
      (await world.sql(`select action from audit_log where subject_id = $1 order by at, id`, [id])).map(({ action }) => action),
    ).toEqual(['dispute.assigned', 'dispute.assigned']);
  });

  it('refuses an admin who is a party', async () => {
    const id = await negotiated();
    await world.clock.passes(days(5) + hours(1));
    await world.sql(`update contracts set owner_id = $2 where id = $1`, [contract.contractId, admin(ada).id]);
    expect(await does('assignDispute', id, admin(ada))).toMatchObject({ code: 'DISPUTE_CONFLICT_OF_INTEREST' });
  });

  it('proposes with reasons that cite the checklist, and sums', async () => {
    const id = await mediated();
    expect(await rules('proposeSplit', contract, id, admin(ada), 5_000, 5_001)).toMatchObject({ code: 'SPLIT_DOES_NOT_SUM' });
    expect(await rules('proposeSplit', contract, id, admin(ada), 5_000, 5_000, '00000000-0000-4000-8000-000000000000')).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'reasons',
    });
    expect(await rules('proposeSplit', contract, id, admin(ada), 4_000, 6_000)).toMatchObject({
      state: 'proposed',
      rulings: [{ kind: 'proposal', by: { name: 'Ada Moreau' }, split: { owner: { minor: '4000' } } }],
      expertFeeOnShare: { minor: '480' },
      ownerPaysFeeBack: { minor: '160' },
    });
  });
});

describe('a proposal', () => {
  it('settles when both accept, each under their own name', async () => {
    const id = await proposed();
    const half = await does('acceptProposal', id, contract.olga);
    expect(half).toMatchObject({ state: 'proposed', rulings: [{ acceptedBy: ['owner'] }], possibleActions: ['offerSplit'] });
    expect(await does('acceptProposal', id, contract.olga)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await rejects(id, contract.olga)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await room(id, contract.emil)).toMatchObject({ possibleActions: ['offerSplit', 'acceptProposal', 'rejectProposal'] });
    expect(await does('acceptProposal', id, contract.emil)).toMatchObject({
      state: 'executing',
      outcomeKind: 'proposal_accepted',
      rulings: [{ acceptedBy: ['owner', 'expert'] }],
      outcome: { owner: { minor: '4000' }, expert: { minor: '6000' } },
    });
  });

  it('settles by silence when both were told', async () => {
    const id = await proposed();
    await world.clock.passes(hours(49));
    expect(await room(id, contract.olga)).toMatchObject({ state: 'executing', outcomeKind: 'proposal_by_silence' });
  });

  it('waits 48 hours more, once, for somebody who was not told, and then asks a second admin', async () => {
    told = { owner: true, expert: false };
    const id = await proposed();
    await world.clock.passes(hours(49));
    expect(await room(id, contract.olga)).toMatchObject({ state: 'proposed' });
    const { timeline } = (await contractSeenBy(contract.olga, contract.contractId)) ?? { timeline: { nodes: [] } };
    expect(timeline.nodes[0]).toMatchObject({ kind: 'proposal_prolonged', actorRole: 'clock' });
    await world.clock.passes(hours(49));
    expect(await room(id, contract.olga)).toMatchObject({ state: 'review', outcome: null });
    expect(await facts('ProposalFell')).toMatchObject([{ rejectedBy: null }]);
  });

  it('can still be overtaken by the two agreeing themselves', async () => {
    const id = await proposed();
    const offered = (await offers(id, contract.emil, 5_000, 5_000)) as ShownDispute;
    expect(await accepts(id, contract.olga, offered.offers[0]?.id ?? '')).toMatchObject({
      state: 'executing',
      outcome: { owner: { minor: '5000' } },
    });
  });
});

describe('a ruling', () => {
  it('needs a second admin', async () => {
    const id = await rejected();
    expect(await room(id, admin(ada))).toMatchObject({
      state: 'review',
      possibleActions: [],
      rulings: [{ rejectedBy: 'expert', rejectedBecause: 'April counts more.' }],
    });
    expect(await rules('decideDispute', contract, id, admin(ada), 5_000, 5_000)).toMatchObject({ code: 'SAME_ADMIN' });
    await expect(rules('decideDispute', contract, id, contract.emil, 5_000, 5_000)).rejects.toThrow('Your account cannot do this.');
    expect(await rules('decideDispute', contract, id, admin(ben), 3_000, 7_000)).toMatchObject({
      state: 'decided',
      outcome: { owner: { minor: '3000' }, expert: { minor: '7000' } },
    });
    expect(
      (await world.sql(`select action from audit_log where subject_id = $1 order by at, id`, [id])).map(({ action }) => action),
    ).toEqual(['dispute.assigned', 'dispute.split_proposed', 'dispute.decided']);
  });

  it('takes no more offers, nor a withdrawal', async () => {
    const id = await rejected();
    expect(await offers(id, contract.olga, 5_000, 5_000)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await does('withdrawDispute', id, contract.olga)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('is carried out when the time to object is over, with the figures that were ruled', async () => {
    const id = await rejected();
    await rules('decideDispute', contract, id, admin(ben), 3_000, 7_000);
    await world.clock.passes(days(4));
    expect(await room(id, contract.olga)).toMatchObject({ state: 'decided', legs: [] });
    await world.clock.passes(days(1) + hours(1));
    expect((await room(id, contract.olga))?.legs).toMatchObject([
      { kind: 'refund', amount: { minor: '3120' } },
      { kind: 'release', amount: { minor: '6440' } },
    ]);
    await arrives('release');
    await arrives('refund');
    expect(await room(id, contract.olga)).toMatchObject({
      state: 'closed',
      outcomeKind: 'decided',
      milestone: { state: 'settled', expertGets: { minor: '6440' } },
    });
    expect(await facts('DisputeClosed')).toMatchObject([{ lostBy: 'owner' }]);
  });

  it('is carried out at once when both waive', async () => {
    const id = await rejected();
    await rules('decideDispute', contract, id, admin(ben), 3_000, 7_000);
    expect(await does('waiveAppeal', id, contract.emil)).toMatchObject({ state: 'decided', waivedBy: ['expert'], possibleActions: [] });
    expect(await does('waiveAppeal', id, contract.emil)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await does('waiveAppeal', id, contract.olga)).toMatchObject({ state: 'executing' });
  });

  it('waits while the money is frozen, and is carried out afterwards', async () => {
    const id = await rejected();
    await rules('decideDispute', contract, id, admin(ben), 3_000, 7_000);
    await world.sql(
      `insert into freezes (id, milestone_id, reason, reference, opened_at) values (gen_random_uuid(), $1, 'admin', 'check', $2)`,
      [contract.milestoneId, world.clock.now()],
    );
    await does('waiveAppeal', id, contract.emil);
    expect(await does('waiveAppeal', id, contract.olga)).toMatchObject({ state: 'decided', legs: [] });
    await world.sql(`update freezes set closed_at = $2 where milestone_id = $1`, [contract.milestoneId, world.clock.now()]);
    await world.clock.passes(hours(2));
    expect(await room(id, contract.olga)).toMatchObject({ state: 'executing' });
  });
});

it('leaves the books balanced after every story', async () => {
  expect(await world.sql(`select currency, sum(amount)::text as sum from ledger_postings group by currency`)).toEqual([
    { currency: 'USD', sum: '0' },
  ]);
});
