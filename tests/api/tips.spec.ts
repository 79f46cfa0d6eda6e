import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { worked } from '../setup/given-a-task.js';
import { books } from '../setup/money.js';
import { noticesOf } from '../setup/notices.js';
import { paysThePage } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';
import { confirmsTip, givenAReleasedContract, leavesTip, tips, tipsSeenBy } from '../setup/tips.js';

jest.setTimeout(120_000);

let world: RunningApp;
let emil: Member;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  emil = await givenAnExpert(world);
  await setsUpPayouts(world, emil);
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAReleasedContract(world);
});

const timeline = async (): Promise<string[]> => {
  const { contract: shown } = await contract.olga.asks<{ contract: { timeline: { nodes: { kind: string }[] } } }>(
    `query ($id: ID!) { contract(id: $id) { timeline { nodes { kind } } } }`,
    { id: contract.contractId },
  );
  return shown.timeline.nodes.map(({ kind }) => kind);
};

/** Olga tips and pays; what follows is worked off. */
async function gives(minor: number, note: string | null = null): Promise<string> {
  const { url, tipId } = await worked(tips(contract.olga, contract.contractId, minor, note));
  await paysThePage(url);
  await world.worker.drain();
  return tipId;
}

describe('a tip', () => {
  it('reaches the expert whole: no fee for anybody, and both are told', async () => {
    const before = await books(world);
    await gives(2_000, 'Faster than I hoped.');
    const after = await books(world);
    const changed = (account: string) => Number((after[account] ?? 0n) - (before[account] ?? 0n));
    expect(changed('expense.stripe_fee')).toBe(88);
    expect(changed('stripe_balance')).toBe(-88);
    for (const account of ['revenue.expert_fee', 'revenue.owner_fee', `payable:${emil.id}`]) expect(changed(account)).toBe(0);
    for (const member of [contract.olga, emil]) {
      expect(await tipsSeenBy(member, contract.contractId)).toMatchObject([
        { state: 'passed_on', note: 'Faster than I hoped.', amount: { minor: '2000' } },
      ]);
    }
    expect((await timeline()).filter((kind) => kind.startsWith('tip'))).toEqual(['tip_passed_on', 'tip_paid']);
    expect(await noticesOf(emil)).toContainEqual(expect.stringMatching(/gave you a tip of 20.00 USD/));
    const mails = await world.sql<{ recipient: string }>(
      `select m.recipient from outgoing_mails m join notices n on m.key = 'notice:' || n.id where n.person_id = $1 and n.kind = 'TipPaid'`,
      [emil.id],
    );
    expect(mails).toHaveLength(1);
  });

  it('stands in the payments, statements and receipts of its owner, and in those of the expert', async () => {
    await gives(1_500);
    const { payments } = await contract.olga.asks<{ payments: { nodes: { kind: string; receiptId: string; fee: { minor: string } }[] } }>(
      `{ payments { nodes { kind receiptId amount { minor } fee { minor } } } }`,
    );
    expect(payments.nodes[0]).toMatchObject({ kind: 'tip', fee: { minor: '0' }, receiptId: expect.any(String) });
    const linesOf = async (member: Member) => {
      const { statement } = await member.asks<{
        statement: {
          sections: { lines: { what: string; change: { minor: string }; fee: { minor: string }; receiptId: string | null }[] }[];
        };
      }>(`query ($month: String!) { statement(month: $month) { sections { lines { what change { minor } fee { minor } receiptId } } } }`, {
        month: world.clock.now().toISOString().slice(0, 7),
      });
      return statement.sections.flatMap(({ lines }) => lines).filter(({ what }) => what.startsWith('Tip'));
    };
    expect((await linesOf(contract.olga)).slice(-2)).toMatchObject([
      { what: 'Tip paid', change: { minor: '1500' }, fee: { minor: '0' } },
      { what: 'Tip passed on to the expert', change: { minor: '-1500' }, fee: { minor: '0' } },
    ]);
    const line = (await linesOf(emil)).at(-1);
    expect(line).toMatchObject({ what: 'Tip for you, without a fee', change: { minor: '1500' }, fee: { minor: '0' } });
    const receiptOf = async (member: Member, id: string | null | undefined) =>
      (
        await member.asks<{ receipt: object | null }>(
          `query ($id: ID!) { receipt(id: $id) { kind total { minor } parts { label amount { minor } } } }`,
          { id },
        )
      ).receipt;
    const parts = [{ label: 'Tip', amount: { minor: '1500' } }];
    expect(await receiptOf(contract.olga, payments.nodes[0]?.receiptId)).toEqual({ kind: 'tip', total: { minor: '1500' }, parts });
    expect(await receiptOf(emil, line?.receiptId)).toEqual({ kind: 'release', total: { minor: '1500' }, parts });
    expect(await receiptOf(emil, payments.nodes[0]?.receiptId)).toBeNull();
  });

  it('is one page however often Olga asks, and hers alone while it is open', async () => {
    const first = await worked(tips(contract.olga, contract.contractId, 700));
    expect(await worked(tips(contract.olga, contract.contractId, 700))).toEqual(first);
    expect(await tips(contract.olga, contract.contractId, 900)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('7.00 USD is still open'),
    });
    expect(await tipsSeenBy(contract.olga, contract.contractId)).toMatchObject([{ state: 'paying' }]);
    expect(await tipsSeenBy(emil, contract.contractId)).toEqual([]);
  });

  it('is left by Olga: its page is closed, and another one opens', async () => {
    const { url, tipId } = await worked(tips(contract.olga, contract.contractId, 700));
    expect(await leavesTip(contract.olga, tipId)).toMatchObject({ state: 'left' });
    expect(await leavesTip(contract.olga, tipId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await world.worker.drain();
    expect(await paysThePage(url)).toMatchObject({ status: 410 });
    expect(await tipsSeenBy(contract.olga, contract.contractId)).toEqual([]);
    await gives(900);
    expect(await tipsSeenBy(contract.olga, contract.contractId)).toMatchObject([{ state: 'passed_on', amount: { minor: '900' } }]);
  });

  it('whose page nobody pays is forgotten', async () => {
    await worked(tips(contract.olga, contract.contractId, 700));
    await world.clock.passes(hours(1));
    await world.worker.drain();
    expect(await tipsSeenBy(contract.olga, contract.contractId)).toEqual([]);
  });

  it('is confirmed when Olga is back before the news of it', async () => {
    const { url, tipId } = await worked(tips(contract.olga, contract.contractId, 700));
    await paysThePage(url);
    expect(await confirmsTip(contract.olga, tipId)).toMatchObject({ state: 'paid' });
    await world.worker.drain();
    expect(await confirmsTip(contract.olga, tipId)).toMatchObject({ state: 'passed_on' });
  });

  it.each([99, 100_001])('of %i cents is refused with the rule', async (minor) => {
    expect(await tips(contract.olga, contract.contractId, minor)).toMatchObject({
      code: 'AMOUNT_OUT_OF_RANGE',
      field: 'amount',
      message: 'A tip is between 1.00 USD and 1,000.00 USD.',
    });
  });

  it('in another currency is refused', async () => {
    expect(await tips(contract.olga, contract.contractId, 700, null, 'EUR')).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
  });

  it('comes after a release only', async () => {
    const unpaid = await givenAFundedContract(world);
    expect(await tips(unpaid.olga, unpaid.contractId, 700)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('comes until 30 days after the end of the contract', async () => {
    await world.clock.passes(days(29));
    const { tipId } = await worked(tips(contract.olga, contract.contractId, 700));
    await worked(leavesTip(contract.olga, tipId));
    await world.clock.passes(days(2));
    expect(await tips(contract.olga, contract.contractId, 700)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'You can tip from the first released payment until 30 days after the contract’s end.',
    });
  });

  it('of somebody else does not exist', async () => {
    const nora = await world.agentFor({ name: 'Nora Blind', email: 'nora@example.com', owner: true, expert: true });
    expect(await tips(nora, contract.contractId, 700)).toMatchObject({ code: 'NOT_FOUND' });
    const { tipId } = await worked(tips(contract.olga, contract.contractId, 700));
    expect(await leavesTip(nora, tipId)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await confirmsTip(nora, tipId)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a tip that the expert cannot receive', () => {
  const accountOfEmil = async (): Promise<string> => {
    const [row] = await world.sql<{ stripe_id: string }>(`select stripe_id from connected_accounts where user_id = $1`, [emil.id]);
    return row?.stripe_id ?? '';
  };

  it('waits, and is passed on once they can: they are told where it is', async () => {
    const account = await accountOfEmil();
    world.sandbox?.control.restrictAccount(account);
    await world.worker.drain();
    await gives(2_000);
    expect(await tipsSeenBy(emil, contract.contractId)).toMatchObject([{ state: 'waiting' }]);
    expect(await noticesOf(emil)).toContainEqual(expect.stringContaining('Your tip of 20.00 USD'));
    world.sandbox?.control.liftRestriction(account);
    await world.worker.drain();
    await world.clock.passes(hours(2));
    expect(await tipsSeenBy(emil, contract.contractId)).toMatchObject([{ state: 'passed_on' }]);
    expect((await timeline()).filter((kind) => kind.startsWith('tip'))).toEqual(['tip_passed_on', 'tip_waits', 'tip_paid']);
  });

  it('goes back after 30 days, whole, and both are told', async () => {
    const account = await accountOfEmil();
    world.sandbox?.control.restrictAccount(account);
    await world.worker.drain();
    const tipId = await gives(2_000);
    for (let day = 0; day < 32; day += 1) await world.clock.passes(days(1));
    expect(await tipsSeenBy(contract.olga, contract.contractId)).toMatchObject([{ state: 'returned' }]);
    expect(await noticesOf(contract.olga)).toContainEqual(expect.stringContaining('could not receive your tip of 20.00 USD'));
    expect(await noticesOf(emil)).toContainEqual(expect.stringContaining('so it went back'));
    const open = Object.keys(await books(world));
    expect(open.filter((account) => account === `escrow:${tipId}` || /^(refund_payable|payable)/.test(account))).toEqual([]);
    world.sandbox?.control.liftRestriction(account);
    await world.worker.drain();
  });
});
