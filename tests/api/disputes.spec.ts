import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ProposalNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf, seen, uploads } from '../setup/deliveries.js';
import { accepts, answers, does, idOf, offers, opens, room, type ShownDispute, statement } from '../setup/disputes.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { canReceive, partnerSays, wishesOf } from '../setup/money.js';
import { type Member, type Persona, setsUpSecondFactor } from '../setup/people.js';

let world: RunningApp;
let contract: FundedContract;
let [ada, ben]: Member[] = [];
/** Whom the notice of a proposal reached; the port is the edge of this step. */
let told = { owner: true, expert: true };

const benBakker: Persona = { name: 'Ben Bakker', email: 'ben@staff.example', owner: true, expert: false };
const erik: Persona = { name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true };

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
const kinds = (shown: ShownDispute | null) => shown?.deadlines.map(({ kind }) => kind);

/** Opened by Olga, answered by Emil. */
async function negotiated(): Promise<string> {
  const id = idOf(await opens(contract));
  idOf(await answers(id, contract.emil));
  return id;
}
/** In Ada's hands. */
/** Stripe confirms a leg. */
async function arrives(leg: 'release' | 'refund'): Promise<void> {
  await partnerSays(world, contract.milestoneId, leg === 'release' ? 'transferSettled' : 'refundSettled');
  await world.worker.drain();
}

describe('opening a dispute', () => {
  it('freezes the milestone, stops its deadlines and gives Emil four days', async () => {
    await delivers(contract);
    const fileId = await uploads(contract.olga, 'dispute');
    const shown = await opens(contract, contract.olga, statement(5_000, { fileIds: [fileId] }));
    expect(shown).toMatchObject({
      state: 'opened',
      openedBy: 'owner',
      role: 'owner',
      held: { minor: '10000' },
      milestone: { state: 'disputed' },
      contract: { id: contract.contractId },
      statements: [{ by: 'owner', claim: { minor: '5000' }, files: [{ id: fileId }] }],
      possibleActions: ['offerSplit', 'withdraw'],
    });
    expect(kinds(shown as ShownDispute)).toEqual(['DISPUTE_REPLY']);
    expect((await seen(contract)).deadlines.filter(({ kind }) => !kind.startsWith('HOLD_CAP'))).toEqual([]);
    await world.clock.passes(days(3));
    expect(await facts('DeliveryApproved')).toEqual([]);
  });

  it("refuses a claim beyond what is held, words without content, and other people's files", async () => {
    expect(await opens(contract, contract.olga, statement(10_001))).toMatchObject({
      code: 'AMOUNT_OUT_OF_RANGE',
      field: 'statement.claim',
    });
    expect(await opens(contract, contract.olga, statement(0, { text: 'bad' }))).toMatchObject({ code: 'EVIDENCE_MISSING' });
    expect(await opens(contract, contract.olga, statement(0, { fileIds: [await uploads(contract.emil, 'dispute')] }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await seen(contract)).state).toBe('funded');
  });

  it('refuses strangers, a second dispute, unpaid milestones and work approved by hand', async () => {
    expect(await opens(contract, await world.agentFor(erik))).toMatchObject({ code: 'NOT_FOUND' });
    idOf(await opens(contract));
    expect(await opens(contract, contract.emil)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    const unpaid = await givenAFundedContract(world, { state: 'planned' });
    expect(await opens(unpaid)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    const approved = await givenAFundedContract(world);
    await approves(approved, { deliveryId: newestOf(await delivers(approved)) });
    expect(await opens(approved)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('covers only the rest after a part was approved', async () => {
    await approves(contract, { deliveryId: newestOf(await delivers(contract)), minor: '4000' });
    const [rest] = await world.sql<{ id: string }>(`select id from milestones where root_id = $1 and state = 'funded'`, [
      contract.milestoneId,
    ]);
    expect(await opens({ ...contract, milestoneId: rest?.id ?? '' })).toMatchObject({ held: { minor: '6000' } });
    const [part] = await world.sql(`select state from milestones where root_id = $1 and amount_minor = 4000`, [contract.milestoneId]);
    expect(part).toEqual({ state: 'approved' });
  });
});

describe('the dispute room', () => {
  it('is open to both sides and admins, closed to everyone else', async () => {
    const id = idOf(await opens(contract));
    expect(await room(id, contract.emil)).toMatchObject({ role: 'expert', possibleActions: ['answer', 'offerSplit'] });
    expect(await room(id, admin(ada))).toMatchObject({ role: null, possibleActions: [] });
    expect(await room(id, await world.agentFor(erik))).toBeNull();
  });

  it('stands on the desk by age until it is closed', async () => {
    const id = idOf(await opens(contract));
    const desk = async () =>
      (
        await admin(ada).asks<{ disputeDesk: { nodes: { id: string }[] } }>('{ disputeDesk(first: 50) { nodes { id } } }')
      ).disputeDesk.nodes.map((node) => node.id);
    expect((await desk()).at(-1)).toBe(id);
    idOf(await does('withdrawDispute', id, contract.olga));
    expect(await desk()).not.toContain(id);
    await expect(contract.olga.asks('{ disputeDesk(first: 50) { nodes { id } } }')).rejects.toThrow('Your account cannot do this.');
  });

  it('is reachable from the milestone', async () => {
    const id = idOf(await opens(contract));
    const { milestone } = await contract.emil.asks<{ milestone: object }>(
      `query ($id: ID!) { milestone(id: $id) { dispute { id state } } }`,
      { id: contract.milestoneId },
    );
    expect(milestone).toEqual({ dispute: { id, state: 'opened' } });
  });
});

describe('answering', () => {
  it("is the other side's, once, and begins five days of negotiation", async () => {
    const id = idOf(await opens(contract));
    expect(await answers(id, contract.olga)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    const shown = await answers(id, contract.emil);
    expect(shown).toMatchObject({ state: 'negotiating', statements: [{ by: 'owner' }, { by: 'expert' }] });
    expect(kinds(shown as ShownDispute)).toEqual(['NEGOTIATE']);
    expect(await answers(id, contract.emil)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('left undone goes to an admin on file; nobody loses by silence', async () => {
    const id = idOf(await opens(contract));
    await world.clock.passes(days(4) + hours(1));
    expect(await room(id, contract.olga)).toMatchObject({ state: 'mediation', outcome: null });
    expect(await facts('MediationBegan')).toMatchObject([{ unanswered: true, asked: null }]);
  });
});

describe('agreeing between the two', () => {
  it('moves the money by the offer that was accepted, fee on the share only', async () => {
    const id = await negotiated();
    const offered = (await offers(id, contract.olga, 4_000, 6_000)) as ShownDispute;
    const settled = await accepts(id, contract.emil, offered.offers[0]?.id ?? '');
    expect(settled).toMatchObject({
      state: 'executing',
      outcomeKind: 'split_accepted',
      outcome: { owner: { minor: '4000' }, expert: { minor: '6000' } },
      expertFeeOnShare: { minor: '480' },
      ownerPaysFeeBack: { minor: '160' },
      milestone: { state: 'disputed' },
    });
    expect((settled as ShownDispute).legs).toEqual([
      { kind: 'refund', state: 'moving', amount: { minor: '4160' } },
      { kind: 'release', state: 'moving', amount: { minor: '5520' } },
    ]);
    const books = await world.sql<{ name: string; sum: string }>(
      `select split_part(a.name, ':', 1) as name, sum(p.amount)::text as sum from ledger_postings p join ledger_accounts a on a.id = p.account_id
         join ledger_journals j on j.id = p.journal_id where j.milestone_id = $1 and j.kind = 'split_decided' group by 1 order by 1`,
      [contract.milestoneId],
    );
    expect(books).toEqual([
      { name: 'deferred_fee', sum: '400' },
      { name: 'escrow', sum: '10000' },
      { name: 'payable', sum: '-5520' },
      { name: 'refund_payable', sum: '-4160' },
      { name: 'revenue.expert_fee', sum: '-480' },
      { name: 'revenue.owner_fee', sum: '-240' },
    ]);
  });

  it('is closed only when both legs have arrived', async () => {
    const id = await negotiated();
    const offered = (await offers(id, contract.emil, 4_000, 6_000)) as ShownDispute;
    await accepts(id, contract.olga, offered.offers[0]?.id ?? '');
    await arrives('refund');
    expect(await room(id, contract.olga)).toMatchObject({ state: 'executing', milestone: { state: 'disputed' } });
    await arrives('release');
    expect(await room(id, contract.olga)).toMatchObject({ state: 'closed', milestone: { state: 'settled' }, possibleActions: [] });
    expect(await facts('DisputeClosed')).toMatchObject([{ kind: 'split_accepted', lostBy: null }]);
  });

  it('moves one leg where a side gets nothing', async () => {
    const id = await negotiated();
    const offered = (await offers(id, contract.emil, 10_000, 0)) as ShownDispute;
    const settled = (await accepts(id, contract.olga, offered.offers[0]?.id ?? '')) as ShownDispute;
    expect(settled.legs).toMatchObject([{ kind: 'refund', amount: { minor: '10400' } }]);
    await arrives('refund');
    expect(await room(id, contract.olga)).toMatchObject({ state: 'closed', milestone: { state: 'settled', expertGets: { minor: '0' } } });
  });

  it("replaces one's own older offer and refuses to accept it", async () => {
    const id = await negotiated();
    const first = (await offers(id, contract.olga, 6_000, 4_000)) as ShownDispute;
    const second = (await offers(id, contract.olga, 5_000, 5_000)) as ShownDispute;
    expect(second.offers.map(({ newest }) => newest)).toEqual([false, true]);
    expect(await accepts(id, contract.emil, first.offers[0]?.id ?? '')).toMatchObject({ code: 'STALE_VERSION' });
    expect(await accepts(id, contract.olga, second.offers[1]?.id ?? '')).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await accepts(id, contract.emil, contract.contractId)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses a split that is not exactly what is held', async () => {
    const id = await negotiated();
    expect(await offers(id, contract.olga, 4_000, 6_001)).toMatchObject({
      code: 'SPLIT_DOES_NOT_SUM',
      message: 'Both shares together are the 100.00 USD that are held.',
    });
    expect(await offers(id, contract.olga, 4_000, 5_999)).toMatchObject({ code: 'SPLIT_DOES_NOT_SUM' });
  });
});

describe('withdrawing', () => {
  it('lets the milestone go on where it stood, with at least three days of review', async () => {
    await delivers(contract);
    await world.clock.passes(days(6) + hours(12));
    const id = idOf(await opens(contract));
    expect(await does('withdrawDispute', id, contract.emil)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await does('withdrawDispute', id, contract.olga)).toMatchObject({
      state: 'closed',
      outcomeKind: 'withdrawn',
      milestone: { state: 'submitted' },
    });
    const review = (await seen(contract)).deadlines.find(({ kind }) => kind === 'REVIEW');
    expect(Date.parse(review?.dueAt ?? '') - world.clock.now().getTime()).toBeGreaterThan(hours(71));
    expect(await opens(contract, contract.emil)).toMatchObject({ state: 'opened' });
  });
});

describe('a leg of a split that was refused', () => {
  it('is asked for again by no admin while the money is frozen', async () => {
    const id = await negotiated();
    const offered = (await offers(id, contract.emil, 4_000, 6_000)) as ShownDispute;
    await accepts(id, contract.olga, offered.offers[0]?.id ?? '');
    await partnerSays(world, contract.milestoneId, 'transferRefused', { retryable: false });
    const [refused] = await world.sql<{ id: string }>(
      `update intents set state = 'refused' where milestone_id = $1 and op = 'release' returning id`,
      [contract.milestoneId],
    );
    const retries = () =>
      admin(ada).does(`retryMoney(intentId: $id, reason: "The cause is gone.") { ... on MoneyIntent { id } }`, '$id: ID!', {
        id: refused?.id,
      });
    await world.sql(
      `insert into freezes (id, milestone_id, reason, reference, opened_at) values (gen_random_uuid(), $1, 'admin', 'check', $2)`,
      [contract.milestoneId, world.clock.now()],
    );
    expect(await retries()).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await wishesOf(world, contract.milestoneId)).toHaveLength(2);
    await world.sql(`update freezes set closed_at = $2 where milestone_id = $1`, [contract.milestoneId, world.clock.now()]);
    await retries();
    expect(await wishesOf(world, contract.milestoneId)).toHaveLength(3);
  });
});

it('leaves the books balanced after every story', async () => {
  expect(await world.sql(`select currency, sum(amount)::text as sum from ledger_postings group by currency`)).toEqual([
    { currency: 'USD', sum: '0' },
  ]);
});
