import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import type { FundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { worked } from '../setup/given-a-task.js';
import { books } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import { givenAReleasedContract, leavesTip, tips, tipsSeenBy } from '../setup/tips.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(120_000);

let world: RunningApp;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  await setsUpPayouts(world, await givenAnExpert(world));
  contract = await givenAReleasedContract(world);
});
afterAll(() => world.close());

const meetings = Array.from({ length: 6 }, (_none, index) => index);
const charged = async (): Promise<number> => {
  const [row] = await world.sql<{ n: number }>(
    `select count(*)::int as n from payments where contract_id = $1 and purpose = 'tip' and stripe_charge is not null`,
    [contract.contractId],
  );
  return row?.n ?? 0;
};

describe('at the same moment', () => {
  it('five clicks on a tip open one page, and it is paid and passed on once', async () => {
    for (const turn of meetings) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => tips(contract.olga, contract.contractId, 500)));
      const urls = new Set(answers.flatMap((answer) => ('url' in answer ? [answer.url] : [])));
      expect(urls.size).toBe(1);
      expect(answers.map(codeOf).filter((code) => code !== null && code !== 'PAYMENT_PROVIDER_UNREACHABLE')).toEqual([]);
      const [url = ''] = urls;
      await Promise.all([paysThePage(url), paysThePage(url), world.worker.drain()]);
      await world.worker.drain();
      expect(await charged()).toBe(turn + 1);
    }
    expect((await tipsSeenBy(contract.emil, contract.contractId)).map(({ state }) => state)).toEqual(meetings.map(() => 'passed_on'));
  });

  it('two tips of different amounts: one page, the other click learns of it', async () => {
    for (const _ of meetings) {
      const answers = await Promise.all([500, 900].map((minor) => tips(contract.olga, contract.contractId, minor)));
      expect(answers.map(codeOf).filter((code) => code !== null)).toEqual(['NOT_POSSIBLE_NOW']);
      const opened = answers.flatMap((answer) => ('tipId' in answer ? [answer.tipId] : []));
      for (const tipId of opened) await worked(leavesTip(contract.olga, tipId));
      await world.worker.drain();
    }
  });

  it('paying and leaving: given whole or not charged, never kept', async () => {
    for (const _ of meetings) {
      const before = await charged();
      const { url, tipId } = await worked(tips(contract.olga, contract.contractId, 500));
      const [page] = await Promise.all([paysThePage(url), leavesTip(contract.olga, tipId), world.worker.drain()]);
      await world.worker.drain();
      expect(await charged()).toBe(before + (page.location ? 1 : 0));
    }
    const shown = await tipsSeenBy(contract.olga, contract.contractId);
    expect(new Set(shown.map(({ state }) => state))).toEqual(new Set(['passed_on']));
    expect(shown).toHaveLength(await charged());
    expect(Object.keys(await books(world)).filter((account) => /^(escrow|payable)/.test(account))).toEqual([]);
  });
});
