import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import {
  approves,
  asksForChanges,
  delivers,
  evidenceFor,
  extendsReview,
  MILESTONE,
  newestOf,
  seen,
  type ShownMilestone,
  uploads,
} from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import type { Persona } from '../setup/people.js';

let world: RunningApp;
let contract: FundedContract;
/** Whether Olga's notices arrived; the port is the edge of this step. */
let olgaWasTold = true;

beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockImplementation(async () => olgaWasTold);
});
afterAll(() => world.close());
beforeEach(async () => {
  olgaWasTold = true;
  contract = await givenAFundedContract(world);
});

const erik: Persona = { name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true };
const kinds = ({ deadlines }: Pick<ShownMilestone, 'deadlines'>) =>
  deadlines.map(({ kind }) => kind).filter((kind) => !kind.startsWith('HOLD_CAP'));
const daysUntil = (shown: ShownMilestone, kind: string) =>
  Math.round((Date.parse(shown.deadlines.find((deadline) => deadline.kind === kind)?.dueAt ?? '') - world.clock.now().getTime()) / days(1));
const facts = async (type: string) =>
  (
    await world.sql<{ payload: Record<string, unknown> }>(
      `select payload from outbox_events where type = $1 and payload ->> 'contractId' = $2 order by id`,
      [type, contract.contractId],
    )
  ).map(({ payload }) => payload);

describe('handing work over', () => {
  it('starts a whole review with its three reminders and shows Olga the evidence', async () => {
    const fileId = await uploads(contract.emil, 'delivery');
    const [first, ...others] = evidenceFor(contract);
    const shown = await delivers(contract, { evidence: [{ ...first, fileIds: [fileId] }, ...others] });
    expect(shown).toMatchObject({ state: 'submitted' });
    const shownToOlga = await seen(contract);
    expect(kinds(shownToOlga)).toEqual(['REVIEW']);
    const reminders = await world.sql<{ kind: string }>(
      `select kind from deadlines where subject_id = $1 and kind like 'REVIEW_REMINDER%' order by due_at`,
      [contract.milestoneId],
    );
    expect(reminders.map(({ kind }) => kind)).toEqual(['REVIEW_REMINDER_FIRST', 'REVIEW_REMINDER_SECOND', 'REVIEW_REMINDER_LAST']);
    expect(daysUntil(shownToOlga, 'REVIEW')).toBe(7);
    expect(shownToOlga.deliveries).toMatchObject([{ n: 1, evidence: [{ files: [{ id: fileId }] }, { files: [] }] }]);
    const [stored] = await world.sql<{ same: boolean }>(
      `select d.sha256 = f.sha256 as same from delivery_files d join files f on f.id = d.file_id where f.id = $1`,
      [fileId],
    );
    expect(stored?.same).toBe(true);
    expect(await facts('DeliverySubmitted')).toHaveLength(1);
  });

  it('refuses an empty delivery and does not start the clock', async () => {
    const empty = evidenceFor(contract).map((item) => ({ ...item, note: '', url: null }));
    expect(await delivers(contract, { evidence: empty })).toMatchObject({ code: 'EVIDENCE_MISSING', field: 'evidence' });
    expect(await delivers(contract, { evidence: [] })).toMatchObject({ code: 'EVIDENCE_MISSING' });
    const short = evidenceFor(contract).map((item) => ({ ...item, note: 'done' }));
    expect(await delivers(contract, { evidence: short })).toMatchObject({ code: 'EVIDENCE_MISSING' });
    expect(kinds(await seen(contract))).toEqual([]);
    expect(await seen(contract)).toMatchObject({ state: 'funded', deliveries: [] });
  });

  it('refuses words alone: something must be there to open', async () => {
    const words = evidenceFor(contract).map((item) => ({ ...item, url: null }));
    expect(await delivers(contract, { evidence: words })).toMatchObject({ code: 'EVIDENCE_MISSING' });
  });

  it('refuses points that were not agreed, points twice and links that are none', async () => {
    const [first] = evidenceFor(contract);
    expect(await delivers(contract, { evidence: [...evidenceFor(contract), first] })).toMatchObject({ code: 'INVALID_INPUT' });
    const script = evidenceFor(contract).map((item) => ({ ...item, url: 'javascript:alert(1)' }));
    await expect(delivers(contract, { evidence: script })).rejects.toThrow();
  });

  it('refuses files of others and files that were uploaded for something else', async () => {
    const [first, ...others] = evidenceFor(contract);
    const stolen = await uploads(await world.agentFor(erik), 'delivery');
    expect(await delivers(contract, { evidence: [{ ...first, fileIds: [stolen] }, ...others] })).toMatchObject({ code: 'NOT_FOUND' });
    const forATask = await uploads(contract.emil, 'sample');
    expect(await delivers(contract, { evidence: [{ ...first, fileIds: [forATask] }, ...others] })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses work before the payment, work after the delivery, and strangers', async () => {
    const unpaid = await givenAFundedContract(world, { state: 'planned' });
    expect(await delivers(unpaid)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await delivers(contract, {}, await world.agentFor(erik))).toMatchObject({ code: 'NOT_FOUND' });
    await expect(delivers(contract, {}, contract.olga)).rejects.toThrow('Your account cannot do this.');
    await delivers(contract);
    expect(await delivers(contract)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('reminds Olga of every delivery, the second as well as the first', async () => {
    const first = newestOf(await delivers(contract));
    await world.clock.passes(days(2));
    expect(await facts('ReviewReminderDue')).toMatchObject([{ deliveryId: first, which: 'first' }]);
    await asksForChanges(contract, first);
    const second = newestOf(await delivers(contract));
    await world.clock.passes(days(6) + hours(12));
    expect((await facts('ReviewReminderDue')).filter(({ deliveryId }) => deliveryId === second).map(({ which }) => which)).toEqual([
      'first',
      'second',
      'last',
    ]);
  });

  it('lets only the two people open the files, and staff once there is a dispute', async () => {
    const fileId = await uploads(contract.emil, 'delivery');
    const [first, ...others] = evidenceFor(contract);
    await delivers(contract, { evidence: [{ ...first, fileIds: [fileId] }, ...others] });
    const opens = async (person: Persona | 'ada' | 'olga') => (await (await world.agentFor(person)).http.get(`/files/${fileId}`)).status;
    expect([await opens('olga'), await opens('ada'), await opens(erik)]).toEqual([200, 404, 404]);
    await contract.olga.does(
      `openDispute(milestoneId: $id, reason: quality, statement: $statement) { ... on Dispute { id } }`,
      '$id: ID!, $statement: StatementInput!',
      {
        id: contract.milestoneId,
        statement: { text: 'Half of the rows are wrong.', claim: { minor: '5000', currency: 'USD' }, fileIds: [] },
      },
    );
    expect([await opens('olga'), await opens('ada'), await opens(erik)]).toEqual([200, 200, 404]);
  });
});

describe('approving', () => {
  it('records who approved which delivery and starts the clearing', async () => {
    const deliveryId = newestOf(await delivers(contract));
    expect(await approves(contract, { deliveryId })).toMatchObject({ state: 'approved', autoApproved: false });
    const shown = await seen(contract);
    expect(kinds(shown)).toEqual(['CLEAR']);
    expect(daysUntil(shown, 'CLEAR')).toBe(5);
    const [row] = await world.sql(`select by_role, approved_by, delivery_id, amount_minor from approvals where milestone_id = $1`, [
      contract.milestoneId,
    ]);
    expect(row).toEqual({ by_role: 'owner', approved_by: contract.olga.id, delivery_id: deliveryId, amount_minor: '10000' });
    expect(await facts('DeliveryApproved')).toMatchObject([{ auto: false, amountMinor: '10000', deliveryId }]);
  });

  it('divides the milestone when a part is approved; the rest stays funded', async () => {
    const deliveryId = newestOf(await delivers(contract));
    const part = await approves(contract, { deliveryId, minor: '4000' });
    expect(part).toMatchObject({ state: 'approved', amount: { minor: '4000' }, deliveries: [{ id: deliveryId }] });
    const rows = await world.sql(`select state, amount_minor from milestones where root_id = $1 order by state`, [contract.milestoneId]);
    expect(rows).toEqual([
      { state: 'approved', amount_minor: '4000' },
      { state: 'divided', amount_minor: '10000' },
      { state: 'funded', amount_minor: '6000' },
    ]);
  });

  it('asks for the rest back when Olga says so', async () => {
    const deliveryId = newestOf(await delivers(contract));
    await approves(contract, { deliveryId, minor: '4000', rest: 'ask_refund' });
    const [rest] = await world.sql<{ state: string; kind: string }>(
      `select m.state, d.kind from milestones m join deadlines d on d.subject_id = m.id and d.kind = 'REFUND_REPLY' where m.root_id = $1`,
      [contract.milestoneId],
    );
    expect(rest).toEqual({ state: 'refund_requested', kind: 'REFUND_REPLY' });
  });

  it('lets Emil deliver the rest, numbered on', async () => {
    const deliveryId = newestOf(await delivers(contract));
    await approves(contract, { deliveryId, minor: '4000' });
    const [rest] = await world.sql<{ id: string }>(`select id from milestones where root_id = $1 and state = 'funded'`, [
      contract.milestoneId,
    ]);
    const again = await delivers({ ...contract, milestoneId: rest?.id ?? '' });
    expect(again).toMatchObject({ state: 'submitted', deliveries: [{ n: 1 }, { n: 2 }] });
  });

  it('refuses nothing, too much, another currency, another delivery and a second time', async () => {
    const first = newestOf(await delivers(contract));
    expect(await approves(contract, { deliveryId: first, minor: '0' })).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    expect(await approves(contract, { deliveryId: first, minor: '10001' })).toMatchObject({
      code: 'AMOUNT_OUT_OF_RANGE',
      message: 'Approve more than nothing and at most the 100.00 USD that are held.',
    });
    expect(await approves(contract, { deliveryId: first, currency: 'EUR' })).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    await asksForChanges(contract, first);
    const second = newestOf(await delivers(contract));
    expect(await approves(contract, { deliveryId: first })).toMatchObject({ code: 'STALE_VERSION' });
    await approves(contract, { deliveryId: second });
    expect(await approves(contract, { deliveryId: second })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it("refuses strangers, and an admin while the review is the owner's", async () => {
    const deliveryId = newestOf(await delivers(contract));
    expect(await approves(contract, { deliveryId, by: await world.agentFor(erik) })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await approves(contract, { deliveryId, by: await world.agentFor('ada') })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });
});

describe('the end of a review', () => {
  it('approves by silence once Olga was surely told', async () => {
    await delivers(contract);
    await world.clock.passes(days(7) + hours(1));
    expect(await seen(contract)).toMatchObject({ state: 'approved', autoApproved: true });
    expect(await facts('DeliveryApproved')).toMatchObject([{ auto: true, byRole: 'clock' }]);
    const [row] = await world.sql(`select by_role, approved_by from approvals where milestone_id = $1`, [contract.milestoneId]);
    expect(row).toEqual({ by_role: 'clock', approved_by: null });
  });

  it('goes on once, then falls to an admin, where Olga was not told', async () => {
    olgaWasTold = false;
    const deliveryId = newestOf(await delivers(contract));
    await world.clock.passes(days(7) + hours(1));
    expect(await seen(contract)).toMatchObject({ state: 'submitted' });
    expect(await facts('ReviewNoticesMissing')).toHaveLength(1);
    await world.clock.passes(days(7));
    expect(await seen(contract)).toMatchObject({ state: 'submitted' });
    expect(await facts('ReviewFellToAdmin')).toHaveLength(1);
    await world.clock.passes(days(7));
    expect((await facts('ReviewFellToAdmin')).length).toBeGreaterThan(1);
    expect(await facts('DeliveryApproved')).toEqual([]);

    const ada = await world.agentFor('ada');
    expect(await approves(contract, { deliveryId, by: ada })).toMatchObject({ state: 'approved' });
    expect(await world.sql(`select action, actor_id from audit_log where subject_id = $1`, [contract.milestoneId])).toEqual([
      { action: 'delivery.approved', actor_id: ada.id },
    ]);
  });

  it('waits while Olga reads: approving by hand leaves nothing for the clock', async () => {
    const deliveryId = newestOf(await delivers(contract));
    await approves(contract, { deliveryId });
    await world.clock.passes(days(2));
    expect(await facts('ReviewReminderDue')).toEqual([]);
    expect(await facts('DeliveryApproved')).toHaveLength(1);
  });
});

describe('asking for changes', () => {
  it('cites the checklist, stops review and reminders, and gives Emil five days', async () => {
    const deliveryId = newestOf(await delivers(contract));
    const shown = await asksForChanges(contract, deliveryId);
    expect(shown).toMatchObject({
      state: 'changes_requested',
      changeRounds: 1,
      changeRequests: [{ round: 1, note: 'Almost there.', items: [{ what: 'April is missing.' }] }],
    });
    expect(kinds(await seen(contract))).toEqual([]);
    await world.clock.passes(days(8));
    expect(await seen(contract)).toMatchObject({ state: 'changes_requested' });
    expect(await facts('ReviewReminderDue')).toEqual([]);
  });

  it('is free twice, and refused the third time', async () => {
    for (const round of [1, 2]) {
      expect(await asksForChanges(contract, newestOf(await delivers(contract)))).toMatchObject({ changeRounds: round });
    }
    expect(await asksForChanges(contract, newestOf(await delivers(contract)))).toMatchObject({ code: 'ROUND_LIMIT_REACHED' });
  });

  it('refuses points that are not on the list, and an older delivery', async () => {
    const first = newestOf(await delivers(contract));
    const items = [{ checklistItemId: '00000000-0000-4000-8000-000000000000', what: 'More.' }];
    expect(await asksForChanges(contract, first, { items })).toMatchObject({ code: 'INVALID_INPUT', field: 'items' });
    await asksForChanges(contract, first);
    await delivers(contract);
    expect(await asksForChanges(contract, first)).toMatchObject({ code: 'STALE_VERSION' });
  });
});

describe('extending the review', () => {
  it('adds seven days once', async () => {
    await delivers(contract);
    const shown = await extendsReview(contract);
    expect(daysUntil(shown as ShownMilestone, 'REVIEW')).toBe(14);
    expect(await extendsReview(contract)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message: 'A review can be extended once.' });
  });

  it('is refused where nothing is under review', async () => {
    expect(await extendsReview(contract)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });
});

it('shows a milestone to nobody else', async () => {
  const stranger = await world.agentFor(erik);
  expect(await stranger.asks(`query ($id: ID!) { milestone(id: $id) { ${MILESTONE} } }`, { id: contract.milestoneId })).toEqual({
    milestone: null,
  });
});
