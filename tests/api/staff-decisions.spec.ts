import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Ledger, payableTo, postings, receivableFrom } from '../../libs/ledger/src/index.js';
import { Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { worked } from '../setup/given-a-task.js';
import { books, givesBack, milestoneSeenBy, opensPage } from '../setup/money.js';
import { cards, paysThePage } from '../setup/pay-the-page.js';
import { type Member, type Persona, setsUpSecondFactor } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(120_000);

const benOsei: Persona = { name: 'Ben Osei', email: 'ben@staff.example', owner: true, expert: false };

let world: RunningApp;
let ada: Member;
let ben: Member;
let emil: Member;
beforeAll(async () => {
  world = await startApp();
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  emil = await givenAnExpert(world);
  await setsUpPayouts(world, emil);
  ada = await world.agentFor('ada');
  ben = await world.agentFor(benOsei);
  await worked(ada.does(`grantAdmin(userId: $id, reason: "Second pair of eyes") { ... on Done { done } }`, '$id: ID!', { id: ben.id }));
  ben = await world.agentFor(benOsei);
  await setsUpSecondFactor(ben);
  await ada.asks(`mutation { reconcileNow { __typename } }`);
});
afterAll(() => world.close());

interface Decision {
  readonly id: string;
  readonly state: string;
  readonly needsSecond: boolean;
  readonly answer: string | null;
}

const FIELDS = `... on StaffDecision { id state needsSecond answer }`;
const asks = (by: Member, kind: string, subject: string, minor: number, more: object = {}) =>
  by.does<Decision>(`askStaffDecision(input: $input) { ${FIELDS} }`, '$input: StaffDecisionInput!', {
    input: {
      id: randomUUID(),
      kind,
      subject,
      amount: { minor: String(minor), currency: 'USD' },
      reason: 'The expert closed the shop for good.',
      ...more,
    },
  });
const confirms = (by: Member, id: string) => by.does<Decision>(`confirmStaffDecision(id: $id) { ${FIELDS} }`, '$id: ID!', { id });

/** A contract whose expert owes an amount, as after a refund that their balance could not pay. */
async function owing(minor: bigint): Promise<FundedContract> {
  const contract = await givenAFundedContract(world);
  await world.app.get(Work).transaction(async (tx) => {
    await world.app.get(Ledger).post(tx, {
      kind: 'goodwill',
      source: { type: 'decision', id: contract.contractId },
      currency: 'USD',
      contractId: contract.contractId,
      milestoneId: contract.milestoneId,
      postings: postings([receivableFrom(emil.id), minor], [payableTo(emil.id), -minor]),
    });
  });
  return contract;
}

const owed = async () => (await books(world))[`receivable:${emil.id}`] ?? 0n;

describe('a write-off', () => {
  it('of a small debt happens at once, and never of more than is owed', async () => {
    const { milestoneId } = await owing(3_000n);
    expect(codeOf(await asks(ada, 'write_off', milestoneId, 3_001))).toBe('AMOUNT_OUT_OF_RANGE');
    expect(await asks(ada, 'write_off', milestoneId, 3_000)).toMatchObject({ state: 'done', needsSecond: false });
    expect(await owed()).toBe(0n);
    expect((await books(world))['expense.bad_debt']).toBe(3_000n);
  });

  it('of a large one waits for a second admin, who is not the one who asked', async () => {
    const { milestoneId } = await owing(15_000n);
    const asked = await worked<Decision>(asks(ada, 'write_off', milestoneId, 15_000));
    expect(asked).toMatchObject({ state: 'asked', needsSecond: true });
    expect(await owed()).toBe(15_000n);
    expect(codeOf(await confirms(ada, asked.id))).toBe('SAME_ADMIN');
    expect(await confirms(ben, asked.id)).toMatchObject({ state: 'done' });
    expect(await owed()).toBe(0n);
    expect(codeOf(await confirms(ben, asked.id))).toBe('NOT_POSSIBLE_NOW');
  });

  it('that two admins confirm at once is made once', async () => {
    const { milestoneId } = await owing(20_000n);
    const before = (await books(world))['expense.bad_debt'] ?? 0n;
    const { id } = await worked<Decision>(asks(ada, 'write_off', milestoneId, 20_000));
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirms(ben, id)));
    expect(answers.map(codeOf).sort()).toEqual([...Array<string>(5).fill('NOT_POSSIBLE_NOW'), null].sort());
    expect((await books(world))['expense.bad_debt']).toBe(before + 20_000n);
  });

  it('sent twice by one click is one, and its id cannot be taken for another', async () => {
    const { milestoneId } = await owing(4_000n);
    const id = randomUUID();
    const twice = await Promise.all([
      asks(ada, 'write_off', milestoneId, 2_000, { id }),
      asks(ada, 'write_off', milestoneId, 2_000, { id }),
    ]);
    expect(twice).toEqual([expect.objectContaining({ id, state: 'done' }), expect.objectContaining({ id, state: 'done' })]);
    expect(await owed()).toBe(2_000n);
    expect(codeOf(await asks(ada, 'write_off', milestoneId, 1_000, { id }))).toBe('NOT_POSSIBLE_NOW');
    expect(codeOf(await asks(ada, 'write_off', milestoneId, 2_000, { id, reason: 'For another reason.' }))).toBe('NOT_POSSIBLE_NOW');
    await worked(asks(ada, 'write_off', milestoneId, 2_000));
  });

  it('can be declined with a reason, also by the one who asked', async () => {
    const { milestoneId } = await owing(12_000n);
    const { id } = await worked<Decision>(asks(ada, 'write_off', milestoneId, 12_000));
    const declined = await ada.does<Decision>(`declineStaffDecision(id: $id, reason: "They began to pay.") { ${FIELDS} }`, '$id: ID!', {
      id,
    });
    expect(declined).toMatchObject({ state: 'declined', answer: 'They began to pay.' });
    expect(await owed()).toBe(12_000n);
    const { id: anew } = await worked<Decision>(asks(ada, 'write_off', milestoneId, 12_000));
    await worked(confirms(ben, anew));
  });

  it('cut into small ones needs the second admin as soon as a day of one admin is above the limit', async () => {
    await world.clock.passes(25 * 3_600_000);
    const { milestoneId } = await owing(16_000n);
    const pieces = await Promise.all([1, 2, 3, 4].map(() => worked<Decision>(asks(ada, 'write_off', milestoneId, 4_000))));
    expect(pieces.map(({ state }) => state).sort()).toEqual(['asked', 'asked', 'done', 'done']);
    expect(await owed()).toBe(8_000n);
    expect(await asks(ben, 'write_off', milestoneId, 4_000)).toMatchObject({ state: 'done' });
    for (const { id } of pieces.filter(({ state }) => state === 'asked').slice(0, 1)) await worked(confirms(ben, id));
    expect(await owed()).toBe(0n);
    await world.clock.passes(25 * 3_600_000);
    await owing(9_000n);
    expect(await asks(ada, 'write_off', milestoneId, 9_000)).toMatchObject({ state: 'done' });
  });
});

describe('a payment of the platform', () => {
  it('out of goodwill reaches the expert by a transfer from our own money', async () => {
    const { milestoneId } = await givenAFundedContract(world);
    const payable = (await books(world))[`payable:${emil.id}`];
    const asked = await worked<Decision>(asks(ada, 'goodwill', milestoneId, 5_000));
    expect(asked.state).toBe('moving');
    await world.worker.drain();
    expect(await stateOf(asked.id)).toBe('done');
    const now = await books(world);
    expect([now['expense.goodwill'], now[`payable:${emil.id}`]]).toEqual([5_000n, payable]);
    expect(await world.sql(`select amount_minor::int as minor from transfers where milestone_id = $1`, [milestoneId])).toEqual([
      { minor: 5_000 },
    ]);
  });

  it('is taken back in the books when Stripe refuses it', async () => {
    const { milestoneId } = await givenAFundedContract(world);
    const before = (await books(world))['expense.protection'] ?? 0n;
    const big = await worked<Decision>(asks(ada, 'protection', milestoneId, 1_000_000));
    await worked(confirms(ben, big.id));
    await world.worker.drain();
    expect(await stateOf(big.id)).toBe('refused');
    expect((await books(world))['expense.protection'] ?? 0n).toBe(before);
  });

  it('from the protection fund stays within its year', async () => {
    const { milestoneId } = await givenAFundedContract(world);
    expect(codeOf(await asks(ada, 'protection', milestoneId, 1_000_001))).toBe('AMOUNT_OUT_OF_RANGE');
  });
});

describe('a refund that came back', () => {
  it('is paid by hand by two admins, whole, and ends the milestone', async () => {
    const contract = await givenAFundedContract(world, { state: 'planned' });
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url, cards.refundFails);
    await world.worker.drain();
    await worked(givesBack(emil, contract.milestoneId, 10_000));
    await world.worker.drain();
    await world.clock.passes(60_000);
    expect((await milestoneSeenBy(ada, contract.milestoneId)).state).toBe('refunding_blocked');
    expect(codeOf(await asks(ada, 'paid_by_hand', contract.milestoneId, 10_000))).toBe('AMOUNT_OUT_OF_RANGE');
    const { id } = await worked<Decision>(asks(ada, 'paid_by_hand', contract.milestoneId, 10_400));
    expect(await onTheMoneyDesk()).toEqual([contract.milestoneId]);
    expect(await confirms(ben, id)).toMatchObject({ state: 'done' });
    expect(await onTheMoneyDesk()).toEqual([]);
    expect(await milestoneSeenBy(ada, contract.milestoneId)).toMatchObject({ state: 'refunded' });
    const now = await books(world);
    expect(Object.keys(now).filter((name) => name.startsWith('refund_payable') || name.includes(contract.milestoneId))).toEqual([]);
    expect(codeOf(await asks(ada, 'paid_by_hand', contract.milestoneId, 10_400))).toBe('NOT_POSSIBLE_NOW');
  });
});

describe('a payment that came too late and could not be returned', () => {
  it('is returned by bank transfer, whole and once, and its finding is resolved', async () => {
    const contract = await givenAFundedContract(world, { state: 'planned' });
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await world.sql(`update milestones set state = 'planned' where id = $1`, [contract.milestoneId]);
    await paysThePage(url, cards.refundFails);
    await world.worker.drain();
    await world.clock.passes(60_000);
    const reference = (await openBreaks()).find(({ kind }) => kind === 'refund_came_back')?.reference ?? '';
    const told = (await world.mails()).map(({ text }) => text).join('\n');
    expect(told).toMatch(/Your payment of 104\.00 USD for .* came too late, so all of it goes back to your card/);
    for (const admin of [ada, ben]) {
      const { notices } = await admin.asks<{ notices: { nodes: { sentence: string; path: string }[] } }>(
        `{ notices { nodes { sentence path } } }`,
      );
      expect(notices.nodes[0]).toEqual({
        sentence: expect.stringMatching(/^A payment that nobody waited for could not be returned/),
        path: '/admin/reconciliation',
      });
    }
    expect(codeOf(await asks(ada, 'returned_by_hand', 're_unknown', 10_400))).toBe('NOT_FOUND');
    expect(codeOf(await asks(ada, 'returned_by_hand', reference, 10_000))).toBe('AMOUNT_OUT_OF_RANGE');
    const { id } = await worked<Decision>(asks(ada, 'returned_by_hand', reference, 10_400));
    const answers = await Promise.all([confirms(ben, id), confirms(ben, id)]);
    expect(answers.map(codeOf).sort()).toEqual(['NOT_POSSIBLE_NOW', null]);
    expect(Object.keys(await books(world)).filter((name) => name.startsWith('refund_payable'))).toEqual([]);
    expect((await openBreaks()).filter(({ kind }) => kind === 'refund_came_back')).toEqual([]);
    expect(codeOf(await asks(ada, 'returned_by_hand', reference, 10_400))).toBe('NOT_POSSIBLE_NOW');
  });
});

describe('a refund that came back while the bank asks about the payment', () => {
  it('is paid by hand by nobody: the bank may return it too', async () => {
    const contract = await givenAFundedContract(world, { state: 'planned' });
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url, cards.refundFails);
    await world.worker.drain();
    await worked(givesBack(emil, contract.milestoneId, 10_000));
    await world.worker.drain();
    await world.clock.passes(60_000);
    const [paid] = await world.sql<{ charge: string }>(`select stripe_charge as charge from payments where milestone_id = $1`, [
      contract.milestoneId,
    ]);
    world.sandbox?.control.dispute(paid?.charge ?? '');
    await world.worker.drain();
    expect(await milestoneSeenBy(ada, contract.milestoneId)).toMatchObject({ state: 'refunding_blocked', frozenBecause: ['chargeback'] });
    expect(codeOf(await asks(ada, 'paid_by_hand', contract.milestoneId, 10_400))).toBe('NOT_POSSIBLE_NOW');
  });
});

describe('money that somebody moved by hand at Stripe', () => {
  it('is adopted with its place in the books, once, and the next comparison agrees', async () => {
    const account = await world.sql<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [emil.id]);
    const transfer = await atStripe('/v1/transfers', { amount: '700', currency: 'usd', destination: account[0]?.id ?? '' });
    await ada.asks(`mutation { reconcileNow { __typename } }`);
    expect(await openBreaks()).toContainEqual({ kind: 'missing_here', reference: transfer });
    const place = { place: 'expert', of: emil.id };
    expect(codeOf(await asks(ada, 'adopt', transfer, 600, place))).toBe('AMOUNT_OUT_OF_RANGE');
    expect(codeOf(await asks(ada, 'adopt', transfer, 700, { place: 'expert', of: randomUUID() }))).toBe('INVALID_INPUT');
    expect(codeOf(await asks(ada, 'adopt', transfer, 700, { place: 'refund', of: randomUUID() }))).toBe('INVALID_INPUT');
    expect(await asks(ada, 'adopt', transfer, 700, place)).toMatchObject({ state: 'done' });
    expect(codeOf(await asks(ada, 'adopt', transfer, 700, place))).toBe('NOT_FOUND');
    expect(await owed()).toBe(700n);
    await ada.asks(`mutation { reconcileNow { __typename } }`);
    expect(await openBreaks()).not.toContainEqual({ kind: 'missing_here', reference: transfer });
  });
});

describe('the record', () => {
  it('shows any id with its wishes, calls, journals, events and decisions in order', async () => {
    const contract = await givenAFundedContract(world, { state: 'planned' });
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url);
    await world.worker.drain();
    const of = async (id: string) => {
      const { trace } = await ada.asks<{ trace: { at: string; kind: string; what: string; state: string | null; reference: string }[] }>(
        `query ($id: String!) { trace(id: $id) { at kind what state reference detail amount { minor } } }`,
        { id },
      );
      expect(trace.map(({ at }) => at)).toEqual(trace.map(({ at }) => at).sort());
      return trace;
    };
    const whole = await of(contract.contractId);
    expect(new Set(whole.map(({ kind }) => kind))).toEqual(new Set(['intent', 'call', 'journal', 'event']));
    expect(whole.filter(({ kind }) => kind === 'call').map(({ what, state }) => [what, state])).toContainEqual([
      'call of fund',
      'executed',
    ]);
    expect(
      whole
        .filter(({ kind }) => kind === 'journal')
        .map(({ what }) => what)
        .sort(),
    ).toEqual(['funded', 'processing_fee']);
    const [paid] = await world.sql<{ pi: string }>(`select stripe_payment_intent as pi from payments where milestone_id = $1`, [
      contract.milestoneId,
    ]);
    expect((await of(paid?.pi ?? '')).map(({ kind, what }) => `${kind} ${what}`)).toContain('journal funded');
    expect((await of(emil.id)).some(({ kind, what }) => kind === 'journal' && what === 'adopted')).toBe(true);
    expect(await of(randomUUID())).toEqual([]);
  });

  it('is for staff alone', async () => {
    const { errors } = await emil.answers(`{ trace(id: "abc") { kind } }`);
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const refused = await emil.answers(`mutation { confirmStaffDecision(id: "${randomUUID()}") { __typename } }`);
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('keeps both names of a decision, and nobody can change it later', async () => {
    const { staffDecisions } = await ada.asks<{
      staffDecisions: { nodes: { askedBy: { name: string }; decidedBy: { name: string } | null; needsSecond: boolean; state: string }[] };
    }>(
      `{ staffDecisions(first: 50) { waiting { id } nodes { state needsSecond askedBy { name } decidedBy { name } } pageInfo { hasNextPage } } }`,
    );
    const large = staffDecisions.nodes.filter(({ needsSecond, state }) => needsSecond && state === 'done');
    expect(large.length).toBeGreaterThan(1);
    for (const one of large) expect([one.askedBy.name, one.decidedBy?.name]).toEqual(['Ada Moreau', 'Ben Osei']);
    await expect(world.sql(`update staff_decisions set decided_by = asked_by where state = 'done' and needs_second`)).rejects.toThrow(
      'two_people_decide',
    );
    await expect(world.sql(`update audit_log set reason = 'nothing'`)).rejects.toThrow('only added to');
    await expect(world.sql(`delete from audit_log`)).rejects.toThrow('only added to');
    await expect(world.sql(`truncate audit_log`)).rejects.toThrow('only added to');
  });
});

const onTheMoneyDesk = async () => {
  const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { op: string; milestoneId: string }[] } }>(
    `{ failedMoney { nodes { op milestoneId } } }`,
  );
  return failedMoney.nodes.filter(({ op }) => op === 'refund').map(({ milestoneId }) => milestoneId);
};

const stateOf = async (id: string) =>
  (await world.sql<{ state: string }>(`select state from staff_decisions where id = $1`, [id]))[0]?.state;

async function openBreaks(): Promise<readonly { kind: string; reference: string }[]> {
  const { reconciliation } = await ada.asks<{ reconciliation: { openBreaks: { kind: string; reference: string }[] } }>(
    `{ reconciliation { openBreaks { kind reference } } }`,
  );
  return reconciliation.openBreaks;
}

/** Somebody clicks in Stripe's dashboard: a call without any word of ours. */
async function atStripe(path: string, body: Record<string, string>): Promise<string> {
  const { sandbox } = world;
  const answer = await fetch(`${sandbox?.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox?.secretKey}`, 'idempotency-key': randomUUID() },
    body: new URLSearchParams(body),
  });
  const { id } = (await answer.json()) as { id: string };
  return id;
}
