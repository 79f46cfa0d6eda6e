import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { answersTheBank, bankCase, bankCases, givesUp, type ShownBankCase } from '../setup/bank-cases.js';
import { bankAsks, bankDecides, chargeOf } from '../setup/banks.js';
import { approves, delivers, evidenceFor, newestOf, uploads } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { milestoneSeenBy } from '../setup/money.js';
import { funds } from '../setup/pay-the-page.js';
import { type Member, type Persona, setsUpSecondFactor } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(60_000);

const why = 'The owner ordered this work and approved it on the page: winning_evidence.';
const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\na reconciled sheet');

const benOsei: Persona = { name: 'Ben Osei', email: 'ben@staff.example', owner: true, expert: false };

let world: RunningApp;
let ada: Member;
let ben: Member;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  await setsUpPayouts(world, await givenAnExpert(world));
  ada = await world.agentFor('ada');
  ben = await world.agentFor(benOsei);
  await worked(ada.does(`grantAdmin(userId: $id, reason: "Second pair of eyes") { ... on Done { done } }`, '$id: ID!', { id: ben.id }));
  ben = await world.agentFor(benOsei);
  await setsUpSecondFactor(ben);
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAFundedContract(world, { state: 'planned' });
  await funds(world, contract);
});

/** Emil delivers, with these files for the first point. */
const shows = (...fileIds: string[]) =>
  delivers(contract, { evidence: evidenceFor(contract).map((point, index) => (index === 0 ? { ...point, fileIds } : point)) });
const state = async (id: string) => (await bankCase(ada, id))?.state;
const audited = (action: string, id: string) =>
  world.sql(`select 1 from audit_log where action = $1 and (facts ->> 'disputeId' = $2 or facts ->> 'subject' = $2)`, [action, id]);

describe('a case of a bank', () => {
  it('waits for staff with its date, its words and what an answer can be made of', async () => {
    const fileId = await uploads(contract.emil, 'delivery', pdf, 'sheet.pdf');
    await worked(approves(contract, { deliveryId: newestOf(await shows(fileId)) }));
    const id = await bankAsks(world, contract, { reason: 'product_not_received' });
    const [first] = (await bankCases(ada)).waiting.filter((one) => one.id === id);
    expect(first).toMatchObject({ kind: 'chargeback', state: 'needs_answer', contractId: contract.contractId });
    expect(Date.parse(first?.dueAt ?? '')).toBeGreaterThan(world.clock.now().getTime());

    const shown = await bankCase(ada, id);
    expect(shown).toMatchObject({
      reason: 'product_not_received',
      amount: { minor: '10400' },
      possibleActions: ['answer', 'concede'],
      documents: [{ name: 'sheet.pdf', fits: true }],
      answer: null,
      loss: [],
    });
    expect(shown?.draft).toContain('104.00 USD were paid by card for “Match three months of shop payouts to bank”');
    expect(shown?.draft).toContain('1. reconciled sheet');
    expect(shown?.draft).toContain('files: sheet.pdf');
    expect(shown?.draft).toMatch(/Olga.* approved 100\.00 USD of it/);
  });

  it('is there for staff alone, and for none who are a party of the contract', async () => {
    const id = await bankAsks(world, contract);
    await expect(bankCases(contract.olga)).rejects.toThrow();
    await expect(bankCase(contract.emil, id)).rejects.toThrow();
    expect(await bankCase(ada, 'du_nobody')).toBeNull();

    await world.sql(`update contracts set owner_id = $2 where id = $1`, [contract.contractId, ada.id]);
    expect(await bankCase(ada, id)).toBeNull();
    expect((await bankCases(ada)).waiting.map((one) => one.id)).not.toContain(id);
    expect(codeOf(await answersTheBank(ada, id, why))).toBe('DISPUTE_CONFLICT_OF_INTEREST');
    expect(codeOf(await givesUp(ada, id, 10_400))).toBe('DISPUTE_CONFLICT_OF_INTEREST');
    expect(await bankCase(ben, id)).toMatchObject({ state: 'needs_answer' });
  });

  it('may be only a warning, which staff look at and lift', async () => {
    world.sandbox?.control.warn(await chargeOf(world, contract));
    await world.worker.drain();
    const [warning] = (await bankCases(ada)).waiting.filter((one) => one.contractId === contract.contractId);
    expect(await bankCase(ada, warning?.id ?? '')).toMatchObject({
      kind: 'fraud_warning',
      state: 'warned',
      possibleActions: ['liftFreeze'],
    });
    await worked(
      ada.does(`liftFreeze(id: $id, reason: "The cardholder confirmed it by phone.") { ... on Milestone { id } }`, '$id: ID!', {
        id: contract.milestoneId,
      }),
    );
    expect(await state(warning?.id ?? '')).toBe('lifted');
  });
});

describe('an answer', () => {
  it('reaches the bank with its documents, once, and wins', async () => {
    const fileId = await uploads(contract.emil, 'delivery', pdf, 'sheet.pdf');
    await worked(shows(fileId));
    const id = await bankAsks(world, contract);
    const sent = await worked<ShownBankCase>(answersTheBank(ada, id, why, [{ fileId, as: 'service_documentation' }]));
    expect(sent).toMatchObject({ state: 'answering', possibleActions: [], draft: '' });
    expect(codeOf(await answersTheBank(ben, id, why))).toBe('NOT_POSSIBLE_NOW');
    expect(codeOf(await givesUp(ben, id, 10_400))).toBe('NOT_POSSIBLE_NOW');

    await world.worker.drain();
    expect(await bankCase(ada, id)).toMatchObject({
      state: 'under_review',
      answer: { explanation: why, by: 'Ada Moreau', files: [{ as: 'service_documentation', name: 'sheet.pdf' }] },
    });
    await world.clock.passes(minutes(1));
    expect(await state(id)).toBe('won');
    expect(await milestoneSeenBy(contract.olga, contract.milestoneId)).toMatchObject({ state: 'submitted', frozenBecause: [] });
    expect(await audited('chargeback.answered', id)).toHaveLength(1);
    expect((await bankCases(ada)).nodes.map((one) => one.id)).toContain(id);
  });

  it('is given by one of two admins who answer at the same moment', async () => {
    const id = await bankAsks(world, contract);
    const both = await Promise.all([answersTheBank(ada, id, why), answersTheBank(ben, id, why)]);
    expect(both.map(codeOf).sort()).toEqual(['NOT_POSSIBLE_NOW', null]);
  });

  it('needs a fresh proof of who gives it', async () => {
    const id = await bankAsks(world, contract);
    await world.sql(
      `update user_sessions set sess = jsonb_set(sess, '{provedAt}', to_jsonb((now() - interval '11 minutes')::text)) where sess ->> 'userId' = $1`,
      [ben.id],
    );
    expect(codeOf(await answersTheBank(ben, id, why))).toBe('FRESH_PROOF_NEEDED');
    ben = await world.agentFor(benOsei);
  });

  it('takes no document of another contract, none that a bank does not read, and no two for one place', async () => {
    const text = await uploads(contract.emil, 'delivery', Buffer.from('just words'), 'notes.txt');
    const one = await uploads(contract.emil, 'delivery', pdf, 'a.pdf');
    const other = await uploads(contract.emil, 'delivery', pdf, 'b.pdf');
    await worked(shows(text, one, other));
    const foreign = await uploads(contract.emil, 'delivery', pdf, 'mine.pdf');
    const id = await bankAsks(world, contract);
    const as = 'receipt';
    expect(codeOf(await answersTheBank(ada, id, why, [{ fileId: foreign, as }]))).toBe('NOT_FOUND');
    expect(codeOf(await answersTheBank(ada, id, why, [{ fileId: text, as }]))).toBe('INVALID_INPUT');
    expect(
      codeOf(
        await answersTheBank(
          ada,
          id,
          why,
          [one, other].map((fileId) => ({ fileId, as })),
        ),
      ),
    ).toBe('INVALID_INPUT');
    await world.sql(`update files set bytes = 4500001 where id = $1`, [one]);
    expect((await bankCase(ada, id))?.documents.filter(({ fits }) => fits)).toHaveLength(1);
    expect(codeOf(await answersTheBank(ada, id, why, [{ fileId: one, as }]))).toBe('INVALID_INPUT');
    expect(codeOf(await answersTheBank(ada, 'du_nobody', why))).toBe('NOT_FOUND');
    expect(await state(id)).toBe('needs_answer');
  });
});

describe('giving up', () => {
  it('a small one loses it at once', async () => {
    const small = await givenAFundedContract(world, { state: 'planned', priceMinor: 5_000n });
    await funds(world, small);
    const id = await bankAsks(world, small);
    expect(codeOf(await givesUp(ada, id, 5_000))).toBe('AMOUNT_OUT_OF_RANGE');
    expect(await worked(givesUp(ada, id, 5_200))).toMatchObject({ state: 'done', needsSecond: false });
    await world.worker.drain();
    expect(await bankCase(ada, id)).toMatchObject({
      state: 'lost',
      loss: [
        { account: 'escrow', amount: { minor: '5000' } },
        { account: 'deferred_fee', amount: { minor: '200' } },
      ],
    });
    expect(await audited('money_decision.made', id)).toHaveLength(1);
    expect(codeOf(await givesUp(ada, id, 5_200))).toBe('NOT_POSSIBLE_NOW');
    expect(codeOf(await answersTheBank(ada, id, why))).toBe('NOT_POSSIBLE_NOW');
  });

  it('a large one waits for a second admin, and an answer given meanwhile stands', async () => {
    const id = await bankAsks(world, contract);
    const decision = await worked(givesUp(ada, id, 10_400));
    expect(decision).toMatchObject({ state: 'asked', needsSecond: true });
    expect(await state(id)).toBe('needs_answer');
    await worked(answersTheBank(ben, id, why));
    const confirmed = ben.does(`confirmStaffDecision(id: $id) { ... on StaffDecision { id } }`, '$id: ID!', { id: decision.id });
    expect(codeOf(await confirmed)).toBe('NOT_POSSIBLE_NOW');
    await world.worker.drain();
    expect(await state(id)).toBe('under_review');
  });

  it('and answering at the same moment: one of them happens', async () => {
    const small = await givenAFundedContract(world, { state: 'planned', priceMinor: 5_000n });
    await funds(world, small);
    const id = await bankAsks(world, small);
    const both = await Promise.all([givesUp(ben, id, 5_200), answersTheBank(ada, id, why)]);
    expect(both.map(codeOf).sort()).toEqual(['NOT_POSSIBLE_NOW', null]);
    await world.worker.drain();
    await world.clock.passes(minutes(1));
    expect(await state(id)).toBe(codeOf(both[0]) ? 'won' : 'lost');
  });
});

describe('people are told', () => {
  const sentences = async (who: Member) =>
    (await world.sql<{ sentence: string }>(`select sentence from notices where person_id = $1 order by at desc, id desc limit 4`, [who.id]))
      .map(({ sentence }) => sentence)
      .join(' | ');

  it('both sides and staff, when the bank asks and when it has taken the money', async () => {
    const id = await bankAsks(world, contract);
    await world.worker.drain();
    expect(await sentences(contract.olga)).toContain('Your bank asks us to give back your payment');
    expect(await sentences(contract.emil)).toContain('asks for the payment back');
    expect(await sentences(ada)).toContain('A bank asks about a payment. Answer by');
    await bankDecides(world, id, 'losing_evidence');
    await world.worker.drain();
    expect(await sentences(contract.olga)).toContain('Your bank took back 100.00 USD');
    expect(await sentences(contract.emil)).toContain('the protection fund may pay you');
  });

  it('on the page of the contract, and only staff get the way to the case', async () => {
    const id = await bankAsks(world, contract);
    const bank = async (who: Member) => {
      const { milestone } = await who.asks<{ milestone: { bank: object | null } }>(
        `query ($id: ID!) { milestone(id: $id) { bank { caseId kind dueAt answeredAt outcome isOwed } } }`,
        { id: contract.milestoneId },
      );
      return milestone.bank;
    };
    const asked = { kind: 'chargeback', dueAt: expect.any(String), answeredAt: null, outcome: null, isOwed: false };
    expect(await bank(contract.olga)).toEqual({ ...asked, caseId: null });
    expect(await bank(contract.emil)).toEqual({ ...asked, caseId: null });
    expect(await bank(ada)).toEqual({ ...asked, caseId: id });
    await bankDecides(world, id, 'losing_evidence');
    expect(await bank(contract.emil)).toMatchObject({ outcome: 'lost', isOwed: false });
  });

  it('the expert keeps what they were paid for approved work', async () => {
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    await world.clock.passes(6 * 24 * 60 * minutes(1));
    const id = await bankAsks(world, contract);
    await bankDecides(world, id, 'losing_evidence');
    await world.worker.drain();
    expect(await sentences(contract.emil)).toContain('You keep what you were paid: the loss is ours.');
    const loss = (await bankCase(ada, id))?.loss.map(({ account, amount }) => `${account} ${amount.minor}`);
    expect(loss).toEqual(['revenue.owner_fee 400', 'revenue.expert_fee 800', 'expense.chargeback_loss 9200']);
  });
});
