import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ProposalNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { accepts, answers, does, idOf, offers, opens, rejects, rules, type ShownDispute } from '../setup/disputes.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { codeOf } from '../setup/visitor.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ProposalNoticesPort), 'notified').mockResolvedValue({ owner: true, expert: true });
});
afterAll(() => world.close());

const meetings = Array.from({ length: 10 }, (_none, index) => index);
const codes = (all: readonly object[]) => all.map(codeOf).filter((code) => code !== null);

async function negotiated(): Promise<{ contract: FundedContract; id: string }> {
  const contract = await givenAFundedContract(world);
  const id = idOf(await opens(contract));
  idOf(await answers(id, contract.emil));
  return { contract, id };
}

/** What was decided about the money: once, for exactly what was held. */
async function expectOneSplit({ milestoneId }: FundedContract): Promise<void> {
  const [row] = await world.sql<{ journals: string; given: string | null; held: string }>(
    `select (select count(*) from ledger_journals j where j.milestone_id = $1 and j.kind = 'split_decided') as journals,
            (select sum(gross_minor)::text from money_legs where milestone_id = $1) as given,
            (select amount_minor::text from milestones where id = $1) as held`,
    [milestoneId],
  );
  expect(row).toEqual({ journals: '1', given: row?.held, held: row?.held });
}

describe('at the same moment', () => {
  it('both sides open: there is one dispute', async () => {
    for (const _ of meetings) {
      const contract = await givenAFundedContract(world);
      expect(codes(await Promise.all([opens(contract), opens(contract, contract.emil)]))).toEqual(['NOT_POSSIBLE_NOW']);
    }
  });

  it("both sides accept the other's offer: one split is carried out", async () => {
    for (const _ of meetings) {
      const { contract, id } = await negotiated();
      await offers(id, contract.olga, 6_000, 4_000);
      const shown = (await offers(id, contract.emil, 3_000, 7_000)) as ShownDispute;
      const [byOlga, byEmil] = shown.offers.map((offer) => offer.id);
      const all = await Promise.all([accepts(id, contract.emil, byOlga ?? ''), accepts(id, contract.olga, byEmil ?? '')]);
      expect(codes(all)).toEqual(['NOT_POSSIBLE_NOW']);
      await expectOneSplit(contract);
    }
  });

  it('an offer is replaced while it is accepted: the accepted figures are the ones that move', async () => {
    for (const _ of meetings) {
      const { contract, id } = await negotiated();
      const shown = (await offers(id, contract.olga, 6_000, 4_000)) as ShownDispute;
      const [accepted] = await Promise.all([
        accepts(id, contract.emil, shown.offers[0]?.id ?? ''),
        offers(id, contract.olga, 9_000, 1_000),
      ]);
      if (codeOf(accepted) === null) {
        expect(accepted).toMatchObject({ outcome: { owner: { minor: '6000' }, expert: { minor: '4000' } } });
        await expectOneSplit(contract);
      } else expect(accepted).toMatchObject({ code: 'STALE_VERSION' });
    }
  });

  it('one withdraws while the other accepts: one of them', async () => {
    for (const _ of meetings) {
      const { contract, id } = await negotiated();
      const shown = (await offers(id, contract.olga, 6_000, 4_000)) as ShownDispute;
      const all = await Promise.all([does('withdrawDispute', id, contract.olga), accepts(id, contract.emil, shown.offers[0]?.id ?? '')]);
      expect(codes(all)).toEqual(['NOT_POSSIBLE_NOW']);
    }
  });

  it('both accept, or one rejects, as the silence ends: one end, one split at most', async () => {
    const ada = await world.agentFor('ada');
    for (const turn of meetings.slice(0, 6)) {
      const { contract, id } = await negotiated();
      await world.clock.passes(days(5) + hours(1));
      idOf(await does('assignDispute', id, ada));
      idOf(await rules('proposeSplit', contract, id, ada, 4_000, 6_000));
      const second = turn % 2 ? rejects(id, contract.emil) : does('acceptProposal', id, contract.emil);
      await Promise.all([world.clock.passes(hours(49)), does('acceptProposal', id, contract.olga), second]);
      await world.worker.drain();
      const [dispute] = await world.sql<{ state: string }>(`select state from disputes where id = $1`, [id]);
      expect(['executing', 'review']).toContain(dispute?.state);
      if (dispute?.state === 'executing') await expectOneSplit(contract);
    }
  });
});
